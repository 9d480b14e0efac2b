package loopscope.ui.clients;

import loopscope.lab.LabClient;
import loopscope.lab.Stage;
import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientMessages;
import loopscope.trace.Graphemes;
import loopscope.ui.stages.StageViewModel;

import java.util.List;
import java.util.stream.Collectors;

/** Says in a few words what became of a client's last message on each stage. */
final class LastMessageStatus {
    private static final int LONGEST = 12;

    private LastMessageStatus() {}

    /** For example {@code sequential: “Ping” unanswered for 3.2 s · select: heard after 0.9 ms}. */
    static String of(LabClient client, List<StageViewModel> stages) {
        return stages.stream()
                .map(place -> on(client, place))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("   ·   "));
    }

    /** Empty for a stage that the client was never on. */
    private static String on(LabClient client, StageViewModel place) {
        Stage stage = place.stage();
        int connection = stage == null ? 0 : client.connection(stage);
        if (stage == null || connection == 0) {
            return "";
        }
        String trouble = client.trouble(stage);
        ClientLane lane = place.record().lanes().client(connection);
        String what =
                trouble != null ? trouble : lane == null ? "connecting" : last(place, lane, stage);
        return place.title() + ": " + what;
    }

    private static String last(StageViewModel place, ClientLane lane, Stage stage) {
        ClientMessages.View said = lane.messages();
        int row = said.size() - 1;
        if (row < 0) {
            return lane.goodbyeTime() == ClientLane.OPEN ? "nothing said yet" : "said nothing";
        }
        String message =
                "“" + Graphemes.brief(place.record().lanes().text(said, row), LONGEST) + "”";
        String text = row == 0 ? message : "last send " + message;
        long heard = said.heard(row);
        long since = said.said(row);
        if (heard != ClientLane.OPEN) {
            return text + " back after " + Units.duration(heard - since);
        }
        return lane.hasLeft()
                ? text + " never answered"
                : text + " unanswered for " + Units.duration(stage.trace().now() - since);
    }
}
