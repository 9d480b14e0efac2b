package loopscope.server;

import loopscope.kit.HandOff;
import loopscope.kit.Kit;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A way to serve many clients, and what makes a server of it.
 *
 * @param id its name on the command line and in files, such as {@code select}
 * @param title its name in a heading
 * @param kind how its threads are shared among its clients
 * @param idea what it does, in one sentence
 * @param maker makes a server of parts of a kit
 * @param settable what of the settings concerns it
 * @param obstacle gives the one sentence that says why it cannot run on this machine, or null
 */
public record Model(
        String id,
        String title,
        Kind kind,
        String idea,
        BiFunction<Kit, Settings, Server> maker,
        Set<Setting> settable,
        Supplier<@Nullable String> obstacle) {
    /** What a user can set of some models, see {@link Settings}. */
    public enum Setting {
        /** How many threads a pool has. */
        WORKERS,
        /** How many clients the kernel lets wait to be accepted. */
        BACKLOG,
        /** How many accepted clients may wait for a worker. */
        QUEUE
    }

    public Model {
        settable = Set.copyOf(settable);
    }

    /** A model that has nothing to be set. */
    public Model(
            String id,
            String title,
            Kind kind,
            String idea,
            Function<Kit, Server> maker,
            Supplier<@Nullable String> obstacle) {
        this(
                id,
                title,
                kind,
                idea,
                (kit, settings) -> maker.apply(kit),
                EnumSet.noneOf(Setting.class),
                obstacle);
    }

    /** How threads are shared among clients, and so whether one can keep the others waiting. */
    public enum Kind {
        /** One thread waits inside a call for one client, and for nobody else meanwhile. */
        BLOCKING("blocking"),
        /** One thread waits for nobody, and asks all clients in turn. */
        NON_BLOCKING("non-blocking"),
        /** Each client has a thread that waits for it alone. */
        THREAD_EACH("a thread each"),
        /** As many clients as there are workers have a thread each; the others wait for one. */
        POOL("pool"),
        /** A thread waits for all its clients at once. */
        MULTIPLEXED("multiplexed");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** In a word or two, for a badge. */
        public String label() {
            return label;
        }

        /** Whether a thread waits inside a call for one client alone. */
        public boolean waitsForOne() {
            return this == BLOCKING || this == THREAD_EACH || this == POOL;
        }
    }

    /**
     * What a user can set; each model takes what concerns it.
     *
     * @param workers how many threads a pool has, 1 to 1,000
     * @param backlog how many clients the kernel lets wait to be accepted by a pool's server, at
     *     least 1
     * @param queue how many accepted clients may wait for a worker, at least 1
     */
    public record Settings(int workers, int backlog, int queue) {
        /** As in the lecture: ten workers, a backlog of five, a queue without a bound. */
        public static final Settings USUAL = new Settings(10, 5, HandOff.UNBOUNDED);

        private static final int MOST_WORKERS = 1_000;

        /**
         * Checks them.
         *
         * @throws IllegalArgumentException in one sentence, for what cannot be
         */
        public Settings {
            check(workers >= 1 && workers <= MOST_WORKERS, "1 to 1000 workers", workers);
            check(backlog >= 1, "a backlog of 1 or more", backlog);
            check(queue >= 1, "a queue of 1 or more", queue);
        }

        private static void check(boolean fine, String what, int given) {
            if (!fine) {
                throw new IllegalArgumentException(
                        "A pool needs " + what + ", not " + given + ": choose another number.");
            }
        }
    }

    /** A new server, not yet open, with the usual settings. */
    public Server make(Kit kit) {
        return make(kit, Settings.USUAL);
    }

    /** A new server, not yet open. */
    public Server make(Kit kit, Settings settings) {
        return maker.apply(kit, settings);
    }

    /** Whether it can run on this machine. */
    public boolean isSupported() {
        return obstacle.get() == null;
    }
}
