package loopscope.lab;

import loopscope.trace.Op;
import loopscope.trace.Role;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the record of each exhibit shows once its bug has come out. */
enum Bug {
    BLOCKING_SOCKET(stage -> waitsWhileAnotherWrites(stage, Op.RECV)),
    EMPTY_READ_IGNORED(stage -> emptyReads(stage) > 50),
    ALWAYS_WRITABLE(stage -> server(stage, Op.POLL).count() > 100),
    FLAGS_ANDED(
            stage ->
                    waitsWhileAnotherWrites(stage, Op.POLL)
                            && client(stage, Op.WRITE).count() == 2
                            && server(stage, Op.RECV).count() == 1),
    CLOSED_TOO_EARLY(Bug::hasEnded),
    SENDS_ALL_AT_ONCE(stage -> waitsWhileAnotherWrites(stage, Op.SEND)),
    REST_AT_THE_BACK(Bug::sendsSomethingElseAfterAPart),
    EDGE_NOT_DRAINED(
            stage ->
                    waitsOn(stage, Op.EPOLL_WAIT)
                            && bytes(server(stage, Op.RECV)) < bytes(client(stage, Op.WRITE))),
    REMOVED_TWICE(Bug::hasEnded),
    NEVER_CLOSED(stage -> emptyReads(stage) >= 8 && server(stage, Op.CLOSE).findAny().isEmpty()),
    NO_BOUND(stage -> server(stage, Op.QUEUE).anyMatch(put -> put.result() > 1 << 20)),
    NUMBER_REUSED(
            stage ->
                    server(stage, Op.ACCEPT)
                            .anyMatch(who -> hasBeenSentMoreThanItSaid(stage, who.connection()))),
    CLOSED_AT_EMPTY_READ(
            stage ->
                    server(stage, Op.CLOSE).findAny().isPresent()
                            && bytes(server(stage, Op.SEND)) < bytes(server(stage, Op.RECV))),
    RESET_NOT_CAUGHT(Bug::hasEnded),
    LOOKED_UP_AGAIN(Bug::hasEnded),
    INTEREST_KEPT(stage -> server(stage, Op.SELECT).count() > 100),
    SIGPIPE(Bug::hasEnded);

    private static final long LONG_NANOS = 200_000_000;

    private final Predicate<Stage> seen;

    Bug(Predicate<Stage> seen) {
        this.seen = seen;
    }

    static Bug of(ExhibitInfo exhibit) {
        return valueOf(exhibit.model().id().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    boolean isSeenIn(Stage stage) {
        return seen.test(stage);
    }

    /** Whether the server has been in a call since before a client's last write ended. */
    private static boolean waitsWhileAnotherWrites(Stage stage, Op call) {
        return stage.trace().openCalls().stream()
                .filter(open -> open.op() == call)
                .anyMatch(
                        open ->
                                client(stage, Op.WRITE)
                                        .anyMatch(write -> write.number() > open.number()));
    }

    /** For so long that what it waits for would have been found. */
    private static boolean waitsOn(Stage stage, Op call) {
        long now = stage.trace().now();
        return stage.trace().openCalls().stream()
                .anyMatch(open -> open.op() == call && now - open.beginTime() > LONG_NANOS);
    }

    private static boolean hasEnded(Stage stage) {
        return stage.failure() != null;
    }

    private static long emptyReads(Stage stage) {
        return server(stage, Op.RECV).filter(read -> read.result() == 0).count();
    }

    private static boolean sendsSomethingElseAfterAPart(Stage stage) {
        List<Told> sends = server(stage, Op.SEND).filter(send -> send.result() > 0).toList();
        for (int i = 1; i < sends.size(); i++) {
            int left = sends.get(i - 1).argument() - sends.get(i - 1).result();
            if (left > 0 && sends.get(i).argument() != left) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasBeenSentMoreThanItSaid(Stage stage, int connection) {
        Predicate<Told> there = told -> told.connection() == connection;
        return bytes(server(stage, Op.SEND).filter(there))
                > bytes(server(stage, Op.RECV).filter(there));
    }

    private static long bytes(Stream<Told> calls) {
        return calls.mapToLong(call -> Math.max(0, call.result())).sum();
    }

    private static Stream<Told> server(Stage stage, Op call) {
        return ends(stage, Role.SERVER, call);
    }

    private static Stream<Told> client(Stage stage, Op call) {
        return ends(stage, Role.CLIENT, call);
    }

    private static Stream<Told> ends(Stage stage, Role role, Op call) {
        return Told.by(stage).stream()
                .filter(told -> !told.isBegin() && told.role() == role && told.op() == call);
    }
}
