package loopscope.lab;

import loopscope.Patience;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What a stage's record tells: its events taken out of the log, in the order of their numbers. */
record Told(
        long number,
        long begun,
        boolean isBegin,
        Op op,
        Role role,
        int connection,
        int argument,
        int result,
        String text) {
    static List<Told> by(Stage stage) {
        return by(stage.trace());
    }

    static List<Told> by(Trace trace) {
        List<Told> told = new ArrayList<>();
        Event event = trace.event();
        for (long number = trace.oldest(); event.moveTo(number); number++) {
            told.add(
                    new Told(
                            number,
                            event.beginNumber(),
                            event.isBegin(),
                            event.op(),
                            event.role(),
                            event.connection(),
                            event.argument(),
                            event.isBegin() ? 0 : event.result(),
                            event.isBegin() ? "" : event.text()));
        }
        return told;
    }

    /** The first end of such a call on that connection, once it is recorded; there must be one. */
    static Told end(Stage stage, Role role, int connection, Op... ops) {
        await("the end of " + List.of(ops), () -> !ends(stage, role, connection, ops).isEmpty());
        return ends(stage, role, connection, ops).getFirst();
    }

    static List<Told> ends(Stage stage, Role role, int connection, Op... ops) {
        Predicate<Told> wanted =
                t ->
                        !t.isBegin
                                && t.role == role
                                && t.connection == connection
                                && List.of(ops).contains(t.op);
        return by(stage).stream().filter(wanted).toList();
    }

    static void await(String what, BooleanSupplier condition) {
        Patience.await(what, condition);
    }
}
