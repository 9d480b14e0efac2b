package loopscope.trace;

import loopscope.Patience;

import java.util.function.BooleanSupplier;

/** Waits for a condition, with a limit. */
final class Until {
    private Until() {}

    static void holds(String what, BooleanSupplier condition) {
        Patience.await(what, condition);
    }

    static void followed(Trace trace) {
        long position = trace.position();
        holds("all is followed", () -> trace.followed() >= position);
    }
}
