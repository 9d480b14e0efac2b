package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.Calls;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientMessages;
import loopscope.timeline.lanes.KernelLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.SendQueue;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Connection;
import loopscope.trace.Op;
import loopscope.trace.state.Phase;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One line in plain words about a moment: who waits, for whom, why, how long; and a second one with
 * the contrast to another stage.
 *
 * @param text about the moment
 * @param contrast about the same client on the other stages, at the moment or in the whole run;
 *     empty where there is nothing to compare
 */
public record Sentence(String text, String contrast) {

    /**
     * One stage as far as words need it.
     *
     * @param chosen the client to speak of where it waits; null for the one that waits longest
     */
    public record Subject(String model, Lanes lanes, @Nullable Connection chosen) {
        /** A stage of which no client is chosen. */
        public Subject(String model, Lanes lanes) {
            this(model, lanes, null);
        }

        /** The same stages; those of the same model are told apart by their places. */
        static List<Subject> distinct(List<Subject> stages) {
            List<Subject> told = new ArrayList<>();
            for (Subject stage : stages) {
                long same = stages.stream().filter(s -> s.model.equals(stage.model)).count();
                String place = same == 1 ? "" : " (stage " + (told.size() + 1) + ")";
                told.add(new Subject(stage.model + place, stage.lanes, stage.chosen));
            }
            return told;
        }
    }

    /**
     * What is to be said of an instant. Times are nanoseconds since the run's zero.
     *
     * @param end up to when the run is told
     */
    public static Sentence at(long time, long end, List<Subject> all) {
        List<Subject> stages = Subject.distinct(all);
        Waiting waiting = Waiting.at(time, stages);
        Subject worst = waiting == null ? null : waiting.stage();
        Blame blame = waiting == null ? null : waiting.blame();
        if (stages.stream().anyMatch(stage -> HeldWords.isHeld(stage.lanes(), time))) {
            return HeldWords.sentence(time, worst, blame, stages);
        }
        if (waiting == null || !waiting.isNotable()) {
            String other = other(time, stages);
            if (!other.isEmpty() || waiting == null) {
                String now = other.isEmpty() ? QuietWords.at(time, stages) : other;
                return new Sentence(now, wholeRun(end, stages));
            }
        }
        String contrast = contrast(waiting.blame(), waiting.stage(), stages);
        return new Sentence(
                waits(time, waiting.stage(), waiting.blame(), stages),
                contrast.isEmpty() ? wholeRun(end, stages) : contrast);
    }

    /** What is to be said although no client waits for the server; empty for nothing. */
    private static String other(long time, List<Subject> stages) {
        for (Subject stage : stages) {
            String locks = LockWords.at(time, stage.lanes());
            if (!locks.isEmpty()) {
                return stages.size() == 1 ? locks : "On " + stage.model() + ": " + locks;
            }
        }
        return Stream.<BiFunction<Long, List<Subject>, String>>of(
                        LossWords::at, Sentence::held, BusyWords::at, GoodbyeWords::at)
                .map(words -> words.apply(time, stages))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Where the stages differ most, when the instant does not show it. */
    private static String wholeRun(long end, List<Subject> stages) {
        Difference largest = Difference.largest(end, stages);
        return largest == null ? "" : "Whole run: " + largest.text();
    }

    static String waits(long time, Subject stage, Blame blame, List<Subject> stages) {
        String who = blame.who().connection().name();
        int row = blame.who().firstUnread(time);
        String text = row < 0 ? "" : text(stage.lanes(), blame.who().messages(), row);
        String what =
                text.isEmpty()
                        ? who + where(phaseAt(blame.who(), time)) + blame.waited().words()
                        : who
                                + "’s “"
                                + text
                                + "” has lain unread in the kernel for "
                                + Wait.words(sinceSaid(blame, row), lead(blame, row));
        String held = HeldWords.of(stage.lanes(), time);
        String waits = what + StoppageWords.within(stage.lanes(), blame.waited());
        return blame.held()
                ? waits + "; now " + stage.model() + " is " + held + "."
                : waits + ": " + because(time, stage, blame, stages.size() == 1);
    }

    /** Where a client waits of whose words nothing is known. */
    private static String where(@Nullable Phase phase) {
        return switch (phase) {
            case CONNECTING -> " has been connecting for ";
            case BACKLOG -> " has been in the backlog for ";
            case HANDED_OVER -> " has waited for a worker for ";
            case null, default -> "’s bytes have lain unread in the kernel for ";
        };
    }

    private static String because(long time, Subject stage, Blame blame, boolean alone) {
        Lanes lanes = stage.lanes();
        String server = alone ? "the server" : stage.model();
        Phases.View phases = blame.who().phases();
        int row = Math.max(0, phases.firstAfter(time) - 1);
        ThreadLane thread = new WaitAnalysis(lanes).server(phases, row);
        Phase phase = phaseAt(blame.who(), time);
        if (phase == Phase.CONNECTING) {
            String full = AcceptQueueWords.full(lanes, phases.from(row), time);
            server = full.isEmpty() ? server : full + "; " + server;
        }
        String call = thread == null ? "" : callAt(lanes, thread, time);
        if (thread == null && phase == Phase.HANDED_OVER) {
            return "none of " + lanes.workers().size() + " workers is free.";
        }
        if (thread == null || call.isEmpty()) {
            return server + " is between calls.";
        }
        ClientLane whom = blame.whom();
        String inside = server + " is inside " + call;
        if (whom == null) {
            return inside + ".";
        }
        String name = StageSummary.name(whom);
        if (isSending(thread, time)) {
            return inside + ", and " + name + " is not reading.";
        }
        return phaseAt(whom, time) == Phase.IDLE && isReceiving(thread, time)
                ? inside + ", and " + name + " is saying nothing."
                : inside + ", serving " + name + ".";
    }

    /**
     * Whether a thread is inside of a send that waits, at a moment at which it is inside a call;
     * not where that call has been let go meanwhile.
     */
    static boolean isSending(ThreadLane thread, long time) {
        Op op = waitingIn(thread, time);
        return op != null && op.sends();
    }

    /** The same of a receive. */
    static boolean isReceiving(ThreadLane thread, long time) {
        Op op = waitingIn(thread, time);
        return op != null && op.receives();
    }

    /** The call that may wait which a thread is inside of; null where there is none. */
    static @Nullable Op waitingIn(ThreadLane thread, long time) {
        Calls.View calls = thread.calls();
        int row = calls.firstAfter(time) - 1;
        if (row < 0 || calls.to(row) < time) {
            return null;
        }
        return calls.isBlocking(row) ? calls.op(row) : null;
    }

    private static @Nullable Phase phaseAt(ClientLane lane, long time) {
        Phases.View phases = lane.phases();
        int row = phases.firstAfter(time) - 1;
        return row < 0 ? null : phases.phase(row);
    }

    /** The call a thread is inside of at a moment, as its file has it; empty between calls. */
    static String callAt(Lanes lanes, ThreadLane thread, long time) {
        Calls.View calls = thread.calls();
        int row = calls.firstAfter(time) - 1;
        if (row < 0 || calls.to(row) < time) {
            return "";
        }
        Op op = calls.op(row);
        return op.isCall() ? call(lanes, op, calls.connection(row)) : "";
    }

    /** A call as its file has it, with the client in place of the number: {@code recv(A)}. */
    public static String call(Lanes lanes, Op op, int connection) {
        return call(lanes, op, connection, Connection::name);
    }

    /** The same, with another of the client's names, such as its {@link Connection#brief}. */
    public static String call(
            Lanes lanes, Op op, int connection, Function<Connection, String> name) {
        ClientLane about = op.waitsForAnyone() ? null : lanes.client(connection);
        return op.label() + "(" + (about == null ? "" : name.apply(about.connection())) + ")";
    }

    /** For how long a message has been said; its client may have waited before it spoke. */
    private static long sinceSaid(Blame blame, int row) {
        return blame.waited().to() - blame.who().messages().said(row);
    }

    /** By how much earlier it may have been said. */
    private static long lead(Blame blame, int row) {
        ClientMessages.View messages = blame.who().messages();
        return messages.said(row) - messages.earliest(row);
    }

    /** The oldest message said by a moment and not heard back by then; -1 for none. */
    private static int firstUnheard(ClientLane who, long time) {
        ClientMessages.View messages = who.messages();
        int row = messages.firstHeardAfter(time);
        boolean said = row < messages.size() && messages.said(row) <= time;
        return said ? row : -1;
    }

    /** The words of a message; empty when they were let go. */
    public static String text(Lanes lanes, ClientMessages.View messages, int row) {
        var event = lanes.trace().event();
        return event.moveTo(messages.number(row)) ? event.text() : "";
    }

    /** What became of the same message on the other stages, the soonest echo first. */
    private static String contrast(Blame blame, Subject worst, List<Subject> stages) {
        int row = firstUnheard(blame.who(), blame.waited().to());
        if (row < 0 || blame.who().connection().kind() != Connection.Kind.OWN) {
            return "";
        }
        List<Echo> echoes = new ArrayList<>();
        for (Subject other : stages) {
            ClientLane twin = other.equals(worst) ? null : twin(other.lanes(), blame.who());
            ClientMessages.View messages = twin == null ? null : twin.messages();
            if (messages != null && row < messages.size()) {
                long heard = messages.heard(row);
                long took = heard == ClientLane.OPEN ? ClientLane.OPEN : heard - messages.said(row);
                echoes.add(new Echo(other, took, text(other.lanes(), messages, row)));
            }
        }
        echoes.sort(Comparator.comparingLong(Echo::took));
        return echoes.isEmpty() || echoes.getFirst().took == ClientLane.OPEN
                ? ""
                : contrast(blame, worst, sinceSaid(blame, row), echoes);
    }

    /** An echo on another stage, and how long it took; {@link ClientLane#OPEN} while it is due. */
    private record Echo(Subject stage, long took, String text) {}

    private static @Nullable ClientLane twin(Lanes lanes, ClientLane of) {
        return lanes.clients().stream()
                .filter(lane -> lane.connection().kind() == of.connection().kind())
                .filter(lane -> lane.connection().ordinal() == of.connection().ordinal())
                .findFirst()
                .orElse(null);
    }

    private static String contrast(Blame blame, Subject worst, long waited, List<Echo> echoes) {
        Echo soonest = echoes.getFirst();
        StringBuilder words = new StringBuilder("On ").append(soonest.stage.model());
        words.append(" the same “").append(soonest.text).append("” was echoed after ");
        words.append(Units.duration(soonest.took)).append(reason(soonest.stage, blame));
        long times = Difference.times(waited, soonest.took);
        if (times > 1) {
            words.append("; on ").append(worst.model()).append(" it has waited ");
            words.append(Units.factor(times)).append(" times as long");
        }
        for (Echo echo : echoes.subList(1, echoes.size())) {
            words.append("; on ").append(echo.stage.model());
            words.append(
                    echo.took == ClientLane.OPEN
                            ? " it waits too"
                            : " after " + Units.duration(echo.took));
        }
        return words.append('.').toString();
    }

    /**
     * What the other server did instead of waiting for one client; empty where the server that is
     * waited for does not wait for one client either.
     */
    private static String reason(Subject other, Blame blame) {
        ThreadLane thread = other.lanes().acceptor();
        long instant = blame.waited().to();
        if (blame.whom() == null
                || thread == null
                || !isWaitingForAnyone(thread, instant)
                || WaitAnalysis.busyWith(other.lanes(), thread, instant) != null) {
            return "";
        }
        String call = callAt(other.lanes(), thread, instant);
        return call.isEmpty() ? "" : ", because " + call + " waits for whoever is ready";
    }

    private static boolean isWaitingForAnyone(ThreadLane thread, long time) {
        Op op = waitingIn(thread, time);
        return op != null && op.waitsForAnyone();
    }

    /** Who lets the server hold what it was sent; empty where nobody does for long. */
    private static String held(long time, List<Subject> stages) {
        for (Subject stage : stages) {
            for (ClientLane lane : stage.lanes().clients()) {
                Phases.View phases = lane.phases();
                int row = phases.firstAfter(time) - 1;
                boolean queued = row >= 0 && phases.phase(row) == Phase.QUEUED;
                if (queued && time - phases.from(row) >= Wait.NOTABLE) {
                    SendQueue.View queue = lane.queue();
                    int step = queue.firstAfter(time) - 1;
                    long bytes = step < 0 ? 0 : queue.bytes(step);
                    return String.format(
                            Locale.ROOT,
                            "%s holds %s for %s, which is not reading%s: nobody else waits for it.",
                            stage.model(),
                            Units.bytes(bytes),
                            StageSummary.name(lane),
                            kernel(lane, time));
                }
            }
        }
        return "";
    }

    /** What the kernel holds beside the server, as the x-ray saw it. */
    private static String kernel(ClientLane lane, long time) {
        KernelLane.Samples samples = lane.kernel().samples();
        int row = samples.firstAfter(time) - 1;
        int unsent = row < 0 ? 0 : samples.unsent(row);
        return unsent == 0 ? "" : ", and the kernel " + Units.bytes(unsent) + " more";
    }
}
