package loopscope.takeaway.text;

import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientMessages;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.state.Phase;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

/**
 * The row of a client: the phase that it was in for most of each column, its messages where they
 * fit, whom it waited for, and its goodbye.
 *
 * <pre>
 *   &gt;Ping::://for A, 1.20 s//////&lt;Ping--------|
 * </pre>
 */
final class ClientText {
    private static final Set<TextSign> WAITS =
            EnumSet.of(
                    TextSign.CONNECTING,
                    TextSign.IN_ACCEPT_QUEUE,
                    TextSign.HANDED_OVER,
                    TextSign.UNREAD);

    private final Lanes lanes;
    private final WaitAnalysis analysis;
    private final TextScale scale;
    private final long now;
    private final TextRow row;

    /**
     * @param now the time up to which the run is shown
     */
    ClientText(Lanes lanes, TextScale scale, long now, TextRow row) {
        this.lanes = lanes;
        this.analysis = new WaitAnalysis(lanes);
        this.scale = scale;
        this.now = now;
        this.row = row;
    }

    /** Fills the row. */
    void fill(ClientLane lane) {
        phases(lane);
        goodbye(lane);
        messages(lane);
        waits(lane);
    }

    private void phases(ClientLane lane) {
        Phases.View phases = lane.phases();
        for (int column = 0; column < scale.columns(); column++) {
            TextSign sign =
                    sign(lane, phases, scale.begin(column), Math.min(now, scale.end(column)));
            if (sign != null) {
                row.put(column, sign);
            }
        }
    }

    /** The sign of the phase that lasted longest between two times; null where it was not there. */
    private @Nullable TextSign sign(ClientLane lane, Phases.View phases, long from, long to) {
        int longest = -1;
        long most = 0;
        int phase = phases.firstEndingAfter(from);
        for (; phase < phases.size() && phases.from(phase) < to; phase++) {
            long length = Math.min(to, phases.to(phase)) - Math.max(from, phases.from(phase));
            if (length > most && phases.phase(phase) != Phase.GONE) {
                longest = phase;
                most = length;
            }
        }
        if (longest < 0) {
            return null;
        }
        long middle = Math.max(from, phases.from(longest)) + most / 2;
        return isServed(lane, phases, longest, middle)
                ? TextSign.SERVED
                : of(phases.phase(longest));
    }

    /** A client that is being served waits for nobody, though more of its bytes are unread. */
    private boolean isServed(ClientLane lane, Phases.View phases, int phase, long time) {
        boolean waits = phases.phase(phase).isWait() && phases.phase(phase) != Phase.CONNECTING;
        ThreadLane thread = waits ? analysis.server(phases, phase) : null;
        return thread != null && thread.target(time) == lane.connection().id();
    }

    private static TextSign of(Phase phase) {
        return switch (phase) {
            case CONNECTING -> TextSign.CONNECTING;
            case IN_ACCEPT_QUEUE -> TextSign.IN_ACCEPT_QUEUE;
            case HANDED_OVER -> TextSign.HANDED_OVER;
            case IDLE, GONE -> TextSign.IDLE;
            case UNREAD -> TextSign.UNREAD;
            case SERVED -> TextSign.SERVED;
            case QUEUED -> TextSign.QUEUED;
            case REPLYING -> TextSign.REPLYING;
        };
    }

    private void goodbye(ClientLane lane) {
        if (scale.shows(lane.halfClosed())) {
            row.pin(scale.column(lane.halfClosed()), TextSign.HALF_CLOSED);
        }
        TextSign sign =
                switch (lane.goodbye()) {
                    case NONE -> null;
                    case HALF_CLOSED -> TextSign.HALF_CLOSED;
                    case ENDED, CLOSED -> TextSign.LEFT;
                    case UNCONNECTED -> TextSign.UNCONNECTED;
                    case CLOSED_UNREAD, RESET, RESET_IN_QUEUE -> TextSign.RESET;
                };
        if (sign != null && scale.shows(lane.goodbyeTime())) {
            row.pin(scale.column(lane.goodbyeTime()), sign);
        }
    }

    /** Pins what was said and heard, then writes its text where that fits. */
    private void messages(ClientLane lane) {
        ClientMessages.View messages = lane.messages();
        String[] texts = new String[scale.columns()];
        TextSign[] signs = new TextSign[scale.columns()];
        for (int message = 0; message < messages.size(); message++) {
            String text = Ascii.of(lanes.text(messages, message));
            add(texts, signs, messages.said(message), TextSign.SAYS, text);
            add(texts, signs, messages.heard(message), TextSign.HEARS, text);
        }
        for (int column = 0; column < signs.length; column++) {
            if (signs[column] != null && row.free(column) > 0) {
                row.pin(column, signs[column]);
            }
        }
        for (int column = 0; column < signs.length; column++) {
            String text = texts[column];
            if (text != null && !text.isEmpty() && row.free(column + 1) > text.length()) {
                row.write(column + 1, text);
            }
        }
    }

    private void add(String[] texts, TextSign[] signs, long time, TextSign sign, String text) {
        if (time == ClientLane.OPEN || !scale.shows(time) || time > now) {
            return;
        }
        int column = scale.column(time);
        boolean taken = signs[column] != null;
        boolean same = !taken || text.equals(texts[column]);
        signs[column] = taken ? TextSign.SEVERAL : sign;
        texts[column] = same ? text : "";
    }

    /** Writes into each wait whom it was for. */
    private void waits(ClientLane lane) {
        int column = 0;
        while (column < scale.columns()) {
            int end = column;
            while (end < scale.columns() && row.has(end, WAITS)) {
                end++;
            }
            if (end > column) {
                label(lane, column, end);
            }
            column = end + 1;
        }
    }

    private void label(ClientLane lane, int from, int to) {
        Phases.View phases = lane.phases();
        long middle = Math.min(now, (scale.begin(from) + scale.end(to - 1)) / 2);
        int phase = phases.firstAfter(middle) - 1;
        if (phase < 0 || !phases.phase(phase).isWait()) {
            return;
        }
        long since = WaitAnalysis.waitingSince(phases, phase);
        long until = Math.min(now, WaitAnalysis.waitingUntil(phases, phase));
        Wait wait = new Wait(since, until, false, lane.earliest(since));
        String why = Ascii.of(analysis.blame(lane, wait).why().replaceFirst("^,? ", ""));
        String length = Ascii.of(wait.words());
        String both = why.isEmpty() ? length : why + ", " + length;
        row.label(from, to, "waits " + both, both, why, length);
    }
}
