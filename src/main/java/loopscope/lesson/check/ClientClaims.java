package loopscope.lesson.check;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientMessages;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.TlsMismatch;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.state.ConnectionState;
import loopscope.trace.state.Goodbye;
import loopscope.trace.state.Phase;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/** What can be said of one client at an instant. */
public final class ClientClaims {
    private ClientClaims() {}

    /** It waits for the server. */
    public static Claim waits(String client) {
        return of(client, (stage, time) -> blame(stage, client, time) != null);
    }

    /** It does not wait for the server. */
    public static Claim doesNotWait(String client) {
        return of(client, (stage, time) -> blame(stage, client, time) == null);
    }

    /** It waits because the server is busy with another client, or waits for that one. */
    public static Claim waitsFor(String client, String other) {
        return of(
                client,
                (stage, time) -> {
                    Blame blame = blame(stage, client, time);
                    ClientLane whom = blame == null ? null : blame.whom();
                    return whom != null && whom.connection().name().equals(other);
                });
    }

    /** It is in a phase of its life. */
    public static Claim isIn(String client, Phase phase) {
        return of(client, (stage, time) -> phase(stage, client, time) == phase);
    }

    /** It has closed or reset its connection, or the server has closed it. */
    public static Claim hasLeft(String client) {
        return of(
                client,
                (stage, time) -> {
                    ClientLane lane = stage.client(client);
                    return lane != null && lane.hasLeft(time);
                });
    }

    /** That is what it had done last to leave, or is how it left. */
    public static Claim has(String client, Goodbye how) {
        return of(client, (stage, time) -> goodbye(stage, client, time) == how);
    }

    private static Goodbye goodbye(WatchedStage stage, String client, long time) {
        ClientLane lane = stage.client(client);
        ConnectionState there =
                lane == null ? null : stage.state(time).connection(lane.connection().id());
        if (there != null) {
            return there.goodbye();
        }
        return lane != null && lane.hasLeft(time) ? lane.goodbye() : Goodbye.NONE;
    }

    /** It has said something, and the first byte of everything it said has come back. */
    public static Claim isAnswered(String client) {
        return (stage, time) -> {
            boolean answered = isAnswered(stage.client(client), time);
            boolean left = answered && phase(stage, client, time) == Phase.GONE;
            return new Finding(
                    answered, left ? client + " left later" : status(stage, client, time));
        };
    }

    /** It has said something of which not even the first byte has come back. */
    public static Claim isUnanswered(String client) {
        return of(client, (stage, time) -> hasSaid(stage.client(client), time))
                .and(of(client, (stage, time) -> !isAnswered(stage.client(client), time)));
    }

    /** It has sent plain text to a server that speaks TLS, and was closed for it. */
    public static Claim speaksNoTls(String client) {
        return mismatched(client, TlsMismatch.PLAIN_TO_TLS);
    }

    /** It has begun a handshake with a server that speaks no TLS, and has left. */
    public static Claim speaksTlsInVain(String client) {
        return mismatched(client, TlsMismatch.TLS_TO_PLAIN);
    }

    private static Claim mismatched(String client, TlsMismatch mismatch) {
        return hasLeft(client)
                .and(
                        of(
                                client,
                                (stage, _) -> {
                                    ClientLane lane = stage.client(client);
                                    return lane != null && lane.mismatch() == mismatch;
                                }));
    }

    /** Nobody waits for the server. */
    public static Claim nobodyWaits() {
        return (stage, time) -> {
            List<Blame> waits = new WaitAnalysis(stage.record().lanes()).at(time);
            return new Finding(waits.isEmpty(), words(stage, waits));
        };
    }

    /** At least so many clients wait for the server. */
    public static Claim wait(int clients) {
        return (stage, time) -> {
            List<Blame> waits = new WaitAnalysis(stage.record().lanes()).at(time);
            return new Finding(waits.size() >= clients, words(stage, waits));
        };
    }

    /** Every client that was told to come has come and left. */
    public static Claim allHaveLeft() {
        return (stage, time) -> {
            List<ClientLane> lanes = stage.record().lanes().clients();
            long left = lanes.stream().filter(lane -> lane.hasLeft(time)).count();
            int all = stage.called().getAsInt();
            return new Finding(
                    left >= all, String.format(Locale.ROOT, "%d of %d have left", left, all));
        };
    }

    /** Every client that said something has its answer. */
    public static Claim allAreAnswered() {
        return (stage, time) -> {
            List<ClientLane> spoke =
                    stage.record().lanes().clients().stream()
                            .filter(lane -> hasSaid(lane, time))
                            .toList();
            long answered = spoke.stream().filter(lane -> isAnswered(lane, time)).count();
            return new Finding(
                    answered == spoke.size() && !spoke.isEmpty(),
                    String.format(Locale.ROOT, "%d of %d are answered", answered, spoke.size()));
        };
    }

    private static Claim of(String client, BiPredicate<WatchedStage, Long> predicate) {
        return (stage, time) ->
                new Finding(predicate.test(stage, time), status(stage, client, time));
    }

    private static boolean hasSaid(@Nullable ClientLane lane, long time) {
        return lane != null && lane.messages().firstSaidAfter(time) > 0;
    }

    private static boolean isAnswered(@Nullable ClientLane lane, long time) {
        if (lane == null) {
            return false;
        }
        ClientMessages.View messages = lane.messages();
        int said = messages.firstSaidAfter(time);
        return said > 0 && messages.heard(said - 1) <= time;
    }

    private static @Nullable Blame blame(WatchedStage stage, String client, long time) {
        ClientLane lane = stage.client(client);
        return lane == null ? null : new WaitAnalysis(stage.record().lanes()).at(lane, time);
    }

    private static @Nullable Phase phase(WatchedStage stage, String client, long time) {
        ClientLane lane = stage.client(client);
        if (lane == null) {
            return null;
        }
        Phases.View phases = lane.phases();
        int row = phases.firstAfter(time) - 1;
        return row < 0 ? null : phases.phase(row);
    }

    private static String status(WatchedStage stage, String client, long time) {
        Blame blame = blame(stage, client, time);
        Phase phase = phase(stage, client, time);
        if (blame != null) {
            return words(stage, List.of(blame));
        }
        return phase == null ? client + " has not come" : client + " " + PhaseWords.of(phase);
    }

    private static String words(WatchedStage stage, List<Blame> waits) {
        if (waits.isEmpty()) {
            return "nobody waits";
        }
        Blame longest = waits.getFirst();
        String most =
                longest.who().connection().name()
                        + " waits"
                        + longest.why()
                        + ", for "
                        + longest.waited().words()
                        + soFar(stage, longest);
        int others = waits.size() - 1;
        return others == 0 ? most : most + " and " + Units.count(others, "other");
    }

    /** For whom a wait was so far, where that was not one client alone. */
    private static String soFar(WatchedStage stage, Blame wait) {
        String shares =
                new WaitAnalysis(stage.record().lanes()).blame(wait.who(), wait.waited()).shares();
        return shares.isEmpty() ? "" : " so far: " + shares;
    }
}
