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
                                + ". The ratios are of processor time a message; off beside off is"
                                + " noise.");
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
        for (int i = 0; i < effort.rounds(); ) {
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
        draft.add(off.micros().figure(subject, "processor time a message, off", "µs", null));
        draft.add(on.micros().figure(subject, "processor time a message, on", "µs", null));
        draft.add(
                off.micros().dividedBy(on.micros()).figure(subject, "off over on", "", ON_TO_OFF));
        draft.add(
                off.micros()
                        .dividedBy(offAgain.micros())
                        .figure(subject, "off over off", "", null));
    }
}
