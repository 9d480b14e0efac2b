package loopscope.timeline.calls;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Role;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses the calls that the list shows.
 *
 * <pre>
 *   A B recv send "Ping" &gt;1ms server errors -accept
 * </pre>
 *
 * <p>Words of one kind widen the choice (A or B), words of different kinds narrow it (of A or B,
 * and longer than a millisecond); a minus leaves out.
 *
 * @param clients the names of the clients that a call is about, letters or addresses; none for all
 * @param operations the operations; never empty
 * @param texts bytes of which a call must have moved one; none for any
 * @param roles on whose side the call is made; never empty
 * @param shortest the least length of a call, in nanoseconds
 * @param longest the greatest length of a call, in nanoseconds
 * @param errors whether to choose only calls that failed
 * @param refusals the errors, as positive numbers, of which a call must have failed with one; none
 *     for any
 */
public record CallFilter(
        Set<String> clients,
        Set<Op> operations,
        List<byte[]> texts,
        Set<Role> roles,
        long shortest,
        long longest,
        boolean errors,
        Set<Integer> refusals) {

    /** The operations that a thread does, as opposed to samples of the kernel and of threads. */
    static final Set<Op> DEEDS =
            EnumSet.complementOf(EnumSet.of(Op.SEEN, Op.VANISHED, Op.SAMPLE, Op.CPU, Op.STOPPED));

    /** Every call. */
    public static final CallFilter ALL =
            new CallFilter(
                    Set.of(),
                    DEEDS,
                    List.of(),
                    EnumSet.allOf(Role.class),
                    0,
                    Long.MAX_VALUE,
                    false,
                    Set.of());

    /** Whether an event is chosen, whichever client it is about. */
    boolean choosesCall(Event event, long now) {
        return operations.contains(event.op())
                && roles.contains(event.role())
                && (!errors || isRefused(event))
                && (refusals.isEmpty() || isRefusedByOneOf(event))
                && isLongEnough(event, now)
                && (texts.isEmpty() || hasText(event));
    }

    private static boolean isRefused(Event event) {
        return !event.isBegin() && event.result() < 0 && event.op() != Op.SAMPLE;
    }

    private boolean isRefusedByOneOf(Event event) {
        return isRefused(event) && refusals.contains(-event.result());
    }

    private boolean isLongEnough(Event event, long now) {
        long length = (event.isBegin() ? now : event.time()) - event.beginTime();
        return length >= shortest && length <= longest;
    }

    private boolean hasText(Event event) {
        if (event.isBegin() || !event.op().movesBytes()) {
            return false;
        }
        byte[] said = event.preview();
        return texts.stream().anyMatch(text -> contains(said, text));
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int at = 0; at + part.length <= bytes.length; at++) {
            int same = 0;
            while (same < part.length && bytes[at + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }
}
