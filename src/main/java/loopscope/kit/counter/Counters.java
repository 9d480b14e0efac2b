package loopscope.kit.counter;

import java.util.List;
import java.util.Optional;

/** All forms of counter. */
public final class Counters {
    private static final List<Form> ALL =
            List.of(
                    new Form(
                            "unprotected",
                            "Reads, pauses, writes: updates are lost.",
                            false,
                            Unprotected::new),
                    new Form(
                            "lock",
                            "Reads, pauses, writes under a lock: right, and one at a time.",
                            true,
                            Locked::new),
                    new Form(
                            "atomic",
                            "Adds in one step: right, and nobody waits.",
                            true,
                            (kit, pause) -> new Atomic(kit)),
                    new Form(
                            "list",
                            "Appends to a thread-safe list and asks for its length.",
                            true,
                            (kit, pause) -> new Listed(kit)),
                    new Form(
                            "single",
                            "Reads and writes: right where a single thread does it.",
                            false,
                            (kit, pause) -> new Single(kit)),
                    new Form(
                            "watch-loop",
                            "A watcher looks for the hundredth message again and again:"
                                    + " a processor is kept busy.",
                            true,
                            (kit, pause) -> new WatchByLooping(kit)),
                    new Form(
                            "watch-locked",
                            "A watcher looks again and again and holds the lock: nobody can count.",
                            false,
                            (kit, pause) -> new WatchHoldingTheLock(kit)),
                    new Form(
                            "watch-condition",
                            "A watcher sleeps until the hundredth message signals it.",
                            true,
                            (kit, pause) -> new WatchByCondition(kit)),
                    new Form(
                            "watch-late",
                            "A watcher comes after the signal, which is lost: it waits for ever.",
                            true,
                            (kit, pause) -> new WatchTooLate(kit)),
                    new Form(
                            "never-unlocked",
                            "A lock is never given back: whoever comes next waits for ever.",
                            false,
                            (kit, pause) -> new NeverUnlocked(kit)),
                    new Form(
                            "opposite-locks",
                            "Two locks are taken in opposite orders: nobody moves again.",
                            false,
                            OppositeLocks::new));

    private Counters() {}

    /** Every form, in the order of the lectures. */
    public static List<Form> all() {
        return ALL;
    }

    /** The form with this id. */
    public static Optional<Form> find(String id) {
        return ALL.stream().filter(form -> form.id().equals(id)).findFirst();
    }
}
