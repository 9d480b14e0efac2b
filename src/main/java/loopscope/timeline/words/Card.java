package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.Calls;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientMessages;
import loopscope.timeline.lanes.Holds;
import loopscope.timeline.lanes.KernelLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Site;
import loopscope.trace.state.Bounds;
import loopscope.trace.state.Goodbye;
import loopscope.trace.state.Phase;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The hover card of a mark in the picture.
 *
 * @param title what the mark is
 * @param lines its figures
 * @param why what the words mean; empty where they need no explanation
 */
public record Card(String title, List<String> lines, String why) {

    /**
     * The card of what a server thread did about a time.
     *
     * @param from the first time under the pointer, as a pixel is wider than an instant
     * @param to the last time under the pointer
     * @param now the time up to which an open call is counted
     * @return null where nothing is known
     */
    public static @Nullable Card of(Lanes lanes, ThreadLane thread, long from, long to, long now) {
        Calls.View calls = thread.calls();
        int first = calls.firstEndingAfter(from - 1);
        int end = calls.firstAfter(to);
        if (end - first > 1) {
            return many(thread, calls, first, end, from, to);
        }
        if (end - first == 1) {
            return call(lanes, thread, calls, first, now);
        }
        if (first == 0 || from > Math.min(now, thread.ended())) {
            return null;
        }
        Card held = held(lanes, thread, from, now);
        return held != null ? held : between(thread);
    }

    /**
     * The card of something a server thread did at an instant, and that took no time.
     *
     * @param part from 0 to 1: which of the steps of that instant, as they stand side by side
     */
    public static @Nullable Card instant(
            Lanes lanes, ThreadLane thread, long time, double part, long now) {
        Calls.View calls = thread.calls();
        int first = calls.firstAfter(time - 1);
        int end = calls.firstAfter(time, first);
        int row = Math.min(end - 1, first + (int) (part * (end - first)));
        return first == end ? null : call(lanes, thread, calls, row, now);
    }

    /** The card of a hold; null where the thread was not held. */
    private static @Nullable Card held(Lanes lanes, ThreadLane thread, long time, long now) {
        Holds.View holds = thread.holds().view();
        int row = holds.at(time);
        if (row < 0) {
            return null;
        }
        long from = holds.from(row);
        long to = holds.to(row);
        boolean open = to > now;
        return new Card(
                HeldWords.before(lanes, thread, time),
                List.of(
                        thread.name()
                                + ", since "
                                + Units.instant(from)
                                + (open ? ", so far " : ", for ")
                                + Units.duration(Math.min(now, to) - from)),
                "The pace keeps the thread from its next call: this is neither work nor a wait of"
                        + " its own, and whoever waits meanwhile waits for nobody.");
    }

    private static Card between(ThreadLane thread) {
        return new Card(
                "between calls",
                List.of(thread.name()),
                "The thread is at work in the server’s own code: outside of the kernel.");
    }

    private static Card many(
            ThreadLane thread, Calls.View calls, int first, int end, long from, long to) {
        long begin = Math.max(from, calls.from(first));
        long last = Math.min(to, calls.to(end - 1));
        long made = calls.made(first, end - 1);
        String what = made == 0 ? "steps of the server’s own" : Units.count(made, "call");
        return new Card(
                what + " at " + Units.instant(begin),
                List.of(thread.name() + ", within " + Units.duration(Math.max(0, last - begin))),
                "Too close to be told apart here: zoom in, or look in event order (E).");
    }

    private static Card call(Lanes lanes, ThreadLane thread, Calls.View calls, int row, long now) {
        long from = calls.from(row);
        long to = calls.to(row);
        boolean open = to == ThreadLane.OPEN || to > now;
        List<String> lines = new ArrayList<>();
        lines.add(
                thread.name()
                        + ", began at "
                        + Units.instant(from)
                        + (open ? ", so far " : ", took ")
                        + Units.duration((open ? now : to) - from));
        Event event = lanes.trace().event();
        if (event.moveTo(calls.number(row))) {
            if (!event.isBegin() && !open) {
                lines.add(EventWords.of(lanes, event));
            }
            Site site = event.site();
            if (site != null) {
                String name = site.className();
                lines.add(name.substring(name.lastIndexOf('.') + 1) + ", line " + site.line());
            }
        }
        return new Card(
                CallWords.call(lanes, calls.op(row), calls.connection(row)),
                lines,
                waits(lanes, calls, row));
    }

    private static String waits(Lanes lanes, Calls.View calls, int row) {
        if (!calls.isBlocking(row)) {
            return calls.isMerged(row)
                    ? "Several calls that found nothing to do, gathered into one: would block."
                    : "";
        }
        if (calls.isTimedOut(row)) {
            return "The thread slept inside this call until its time was over: nothing came.";
        }
        ClientLane whom =
                calls.op(row).waitsForAnyone() ? null : lanes.client(calls.connection(row));
        return whom == null
                ? "The thread sleeps inside this call until something comes, from whomever."
                : "The thread sleeps inside this call until "
                        + whom.connection().inWords()
                        + " lets it go on: it can do nothing for others meanwhile.";
    }

    /**
     * The card of the phase a client was in at a time; null before it came, and after {@code now}.
     */
    public static @Nullable Card of(Lanes lanes, ClientLane client, long time, long now) {
        Phases.View phases = client.phases();
        int row = phases.firstAfter(time) - 1;
        if (row < 0 || time > now) {
            return null;
        }
        long from = phases.from(row);
        long to = Math.min(now, phases.to(row));
        Phase phase = phases.phase(row);
        List<String> lines = new ArrayList<>();
        lines.add(
                "since "
                        + Units.instant(from)
                        + (to == now ? ", so far " : ", for ")
                        + Units.duration(to - from));
        origin(lanes, client, lines);
        bounds(client, row, phase, lines);
        long unread = phases.unread(row);
        if (unread > 0 && phase.isWait()) {
            lines.add("up to " + Units.bytes(unread) + " unread");
        }
        int step = client.queue().firstAfter(time) - 1;
        if (phase == Phase.QUEUED && step >= 0) {
            long queued = client.queue().bytes(step);
            lines.add(Units.bytes(queued) + " queued in the server");
        }
        kernel(client, time, lines);
        if (phase == Phase.CONNECTING) {
            addIfAny(lines, AcceptQueueWords.full(lanes, from, time));
        }
        if (phase.isWait()) {
            waitsFor(lanes, client, time, lines);
        }
        String name = lanes.trace().connections().latest(client.connection()).labelled();
        return new Card(name + ": " + standing(lanes, client, row, time), lines, why(phase));
    }

    private static void addIfAny(List<String> lines, String words) {
        if (!words.isEmpty()) {
            lines.add(words);
        }
    }

    private static void kernel(ClientLane client, long time, List<String> lines) {
        KernelLane.Samples samples = client.kernel().samples();
        int row = samples.firstAfter(time) - 1;
        if (row >= 0 && (samples.unread(row) > 0 || samples.unsent(row) > 0)) {
            lines.add(
                    "in the kernel, as sampled: "
                            + Units.bytes(samples.unread(row))
                            + " unread, "
                            + Units.bytes(samples.unsent(row))
                            + " unsent");
        }
    }

    private static void waitsFor(Lanes lanes, ClientLane who, long time, List<String> lines) {
        for (Blame blame : new WaitAnalysis(lanes).at(time)) {
            ClientLane whom = blame.whom();
            if (blame.who().equals(who) && whom != null) {
                lines.add("waits for " + whom.connection().inWords());
            }
        }
    }

    /** The card of a message, the latest said by a time. */
    public static @Nullable Card message(Lanes lanes, ClientLane client, long said, long now) {
        ClientMessages.View messages = client.messages();
        int row = messages.firstSaidAfter(said) - 1;
        if (row < 0) {
            return null;
        }
        String text = lanes.text(messages, row);
        Event event = lanes.trace().event();
        List<String> lines = new ArrayList<>();
        String bytes = event.moveTo(messages.number(row)) ? Units.bytes(event.moved()) + ", " : "";
        long at = messages.said(row);
        long earliest = messages.earliest(row);
        lines.add(bytes + "said " + within(new Bounds(earliest, at)));
        long heard = messages.heard(row);
        String back = client.isOutsider() ? "answered" : "heard back";
        lines.add(
                heard > now
                        ? "not " + back + " yet, after " + Wait.words(now - at, at - earliest)
                        : back + " after " + Wait.words(heard - at, at - earliest));
        return new Card(client.connection().name() + " says “" + text + "”", lines, "");
    }

    /** When something happened, as exactly as it is known. */
    private static String within(Bounds bounds) {
        String latest = "at " + Units.instant(bounds.latest());
        return Wait.isNotable(bounds.width())
                ? latest
                        + " at the latest, at "
                        + Units.instant(bounds.earliest())
                        + " at the earliest"
                : latest;
    }

    /** Adds where an outsider came from. */
    private static void origin(Lanes lanes, ClientLane client, List<String> lines) {
        if (client.isOutsider()) {
            Connection known = lanes.trace().connections().latest(client.connection());
            lines.add("from outside: " + known.origin());
        }
    }

    /** Adds when an outsider came or left, to its first phase and its last. */
    private static void bounds(ClientLane client, int row, Phase phase, List<String> lines) {
        if (client.isOutsider() && row == 0 && client.phases().evicted() == 0) {
            lines.add("connected " + within(client.tally().arrival()));
        }
        if (client.isOutsider() && phase == Phase.GONE && client.goodbye() != Goodbye.NONE) {
            lines.add(
                    left(client.goodbye())
                            + within(new Bounds(client.goodbyeEarliest(), client.goodbyeTime())));
        }
    }

    private static String left(Goodbye how) {
        return how == Goodbye.ENDED ? "ended its input " : how.isReset() ? "reset " : "left ";
    }

    /**
     * The name of the client's phase, or the reason where its thread waits for a lock or it does
     * not read.
     */
    private static String standing(Lanes lanes, ClientLane client, int row, long time) {
        Phase phase = client.phases().phase(row);
        if (phase == Phase.SERVED && StageSummary.waitsForLock(lanes, client, row, time)) {
            return "its thread waits for a lock";
        }
        return phase == Phase.REPLYING && StageSummary.isNotReading(lanes, client, row, time)
                ? "not reading the reply"
                : name(phase);
    }

    private static String name(Phase phase) {
        return switch (phase) {
            case CONNECTING -> "connecting";
            case IN_ACCEPT_QUEUE -> "in the accept queue";
            case HANDED_OVER -> "waits for a worker";
            case IDLE -> "idle";
            case UNREAD -> "unread";
            case SERVED -> "being served";
            case QUEUED -> "reply queued";
            case REPLYING -> "reply on its way";
            case GONE -> "gone";
        };
    }

    private static String why(Phase phase) {
        return switch (phase) {
            case CONNECTING -> "Its connect has not ended: the kernel has not answered yet.";
            case IN_ACCEPT_QUEUE ->
                    "Accept queue: the kernel has connected it, and keeps it with all it says until"
                            + " the server calls accept.";
            case HANDED_OVER -> "A thread has accepted it; none has taken it over yet.";
            case IDLE -> "Connected, and nothing is owed to it.";
            case UNREAD ->
                    "Unread: what it said lies in the kernel’s receive buffer until the server"
                            + " reads it.";
            case SERVED -> "The server has read what it said, and has sent nothing back yet.";
            case QUEUED ->
                    "Queued: the server keeps the reply in its own memory until the connection can"
                            + " take it.";
            case REPLYING -> "The server has sent the reply; the client has not read it yet.";
            case GONE ->
                    "It has left, or was closed. A program that is killed looks the same: its kernel"
                            + " closes its sockets.";
        };
    }
}
