package loopscope.measure;

import loopscope.server.Catalogue;
import loopscope.server.Model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What recording costs each model: the same echo with recording on, off, and off again. */
final class ObserveMeasurement implements Measurement {
    private static final int CONNECTIONS = 64;

    /** How many times the usual rounds, as small differences are looked for. */
    private static final int ROUNDS = 2;

    private static final Bound ON_TO_OFF = Bound.atLeast(0.95);

    @Override
    public String name() {
        return "observe";
    }

    @Override
    public String what() {
        return "what recording costs each model: on beside off, and off beside off";
    }

    @Override
    public Report measure(Effort effort) throws IOException, InterruptedException {
        Report.Draft draft =
                new Report.Draft(
                        CONNECTIONS
                                + " connections, or as many as the model serves at once; "
                                + ServerProcess.pinning()
                                + ". Processor time of the server’s threads; that of the thread that"
                                + " follows the record is told by itself, that of Java’s compilers"
                                + " left out. Off beside off is noise.");
        for (Model model : Catalogue.all()) {
            if (model.tls()) {
                draft.miss(model.id() + ": the clients that measure do not encrypt.");
            } else if (!model.isSupported()) {
                draft.miss(model.id() + ": " + model.obstacle().get());
            } else {
                try (ServerProcess server = ServerProcess.model(model.id())) {
                    compare(server, ServedModel.served(model, CONNECTIONS), effort, draft);
                }
            }
        }
        return draft.done();
    }

    private static void compare(
            ServerProcess server, int connections, Effort effort, Report.Draft draft)
            throws IOException {
        ServerTurns on = new ServerTurns();
        ServerTurns off = new ServerTurns();
        ServerTurns offAgain = new ServerTurns();
        long warm = System.nanoTime() + effort.warmUp().toNanos();
        for (int i = 0; i < ROUNDS * effort.rounds(); ) {
            List<ServerTurns> order = new ArrayList<>(List.of(off, on, offAgain));
            Collections.rotate(order, i);
            boolean measuring = System.nanoTime() > warm;
            for (ServerTurns turns : order) {
                server.serveAnew(turns == on);
                long nanos = effort.turn().toNanos();
                Turn _ = Turn.of(server, connections, nanos / 2); // new memory is untouched
                Turn turn = Turn.of(server, connections, nanos);
                if (measuring) {
                    turns.add(turn);
                }
            }
            i += measuring ? 1 : 0;
        }
        String subject = String.format(Locale.ROOT, "%s, %d connections", server.name, connections);
        Samples before = off.ownMicros();
        Samples after = offAgain.ownMicros();
        draft.add(before.figure(subject, "processor time a message, off", "µs", null));
        draft.add(on.ownMicros().figure(subject, "processor time a message, on", "µs", null));
        draft.add(
                on.dispatcherMicros()
                        .figure(subject, "the record’s own thread beside", "µs", null));
        draft.add(
                before.averagedWith(after)
                        .dividedBy(on.ownMicros())
                        .figure(subject, "off over on", "", ON_TO_OFF));
        draft.add(before.dividedBy(after).figure(subject, "off over off", "", null));
    }
}
