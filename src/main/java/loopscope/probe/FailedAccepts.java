package loopscope.probe;

import loopscope.lab.Refusal;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Trace;

/** Whether a server was seen to call accept in vain. */
final class FailedAccepts {
    private FailedAccepts() {}

    /**
     * Whether one of its accepts has failed by an error.
     *
     * @param error its name, such as {@code EMFILE}
     */
    static boolean areIn(Trace trace, String error) {
        Event event = trace.event();
        int result = -Refusal.number(error);
        long end = trace.followed();
        for (long number = trace.oldest(); number < end; number++) {
            if (event.moveTo(number)
                    && event.role() == Role.SERVER
                    && event.op() == Op.ACCEPT
                    && !event.isBegin()
                    && event.result() == result) {
                return true;
            }
        }
        return false;
    }
}
