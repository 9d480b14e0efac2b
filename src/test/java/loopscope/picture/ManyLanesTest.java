package loopscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.picture.layout.Band;
import loopscope.picture.layout.FooterLayout;
import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.layout.Scope;
import loopscope.picture.layout.StageSpec;
import loopscope.picture.surface.Theme;
import loopscope.timeline.Play;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.words.Digest;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/** More lanes than there is room for. */
class ManyLanesTest {
    private static final double WIDTH = 1100;
    private static final double HEIGHT = 560;

    /** A row as high as this is good to read, in pixels. */
    private static final double READABLE = 22;

    private final Play play = new Play();

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void whatFitsIsAllShown() {
        accepts(8);
        Layout layout = paint(PictureSpec.Chrome.WINDOW, Scope.ALL).layout();
        assertThat(names(layout, 0)).hasSize(8);
        assertThat(layout.stages().getFirst().clients().overflows()).isFalse();
        assertThat(layout.bottom()).isLessThanOrEqualTo(HEIGHT);
    }

    @Test
    void ofAThousandThoseAreShownThatCanBeReadAndTheOthersCounted() {
        accepts(1000);
        Painted picture = paint(PictureSpec.Chrome.WINDOW, Scope.ALL, Scope.from(0, 500));
        Layout layout = picture.layout();
        for (Layout.StageRows stage : layout.stages()) {
            assertThat(stage.threads().shown()).as("the server's thread").isEqualTo(1);
            assertThat(stage.clients().all()).isEqualTo(1000);
            assertThat(stage.clients().shown()).isBetween(5, 30);
        }
        assertThat(layout.rowHeight()).isGreaterThanOrEqualTo(READABLE);
        assertThat(layout.bottom()).isLessThanOrEqualTo(HEIGHT);
        assertThat(names(layout, 0)).startsWith("0", "1", "2");
        assertThat(names(layout, 1)).startsWith("500", "501");
        int below = 1000 - layout.stages().getFirst().clients().shown();
        assertThat(picture.all().words())
                .contains(below + " clients below")
                .anyMatch(text -> text.matches("500 clients above, \\d+ clients below"));
    }

    @Test
    void theLastOnesFillTheView() {
        accepts(1000);
        Layout layout = paint(PictureSpec.Chrome.WINDOW, Scope.from(0, 5_000)).layout();
        Band band = layout.stages().getFirst().clients();
        assertThat(band.below()).isZero();
        assertThat(names(layout, 0)).endsWith("998", "999").hasSize(band.shown());
    }

    @Test
    void theLegendsFurtherLinesGiveWayThenTheStripThenTheLegendAndThreeClientsStay() {
        accepts(40);
        Set<FooterLayout> seen = new LinkedHashSet<>();
        double line = new FooterLayout(1, 0).height();
        double leastWithLegend = HEIGHT;
        for (double height = HEIGHT; height >= leastWithLegend - line; height--) {
            Layout layout = paint(height, PictureSpec.Chrome.WINDOW, Scope.ALL, Scope.ALL).layout();
            seen.add(layout.under());
            leastWithLegend = layout.under().height() > 0 ? height : leastWithLegend;
            assertThat(layout.bottom()).as("lower edge").isLessThanOrEqualTo(height);
            for (Layout.StageRows stage : layout.stages()) {
                assertThat(stage.clients().shown()).isGreaterThanOrEqualTo(3);
            }
        }
        assertThat(seen)
                .containsExactly(
                        new FooterLayout(3, Layout.STRIP),
                        new FooterLayout(2, Layout.STRIP),
                        new FooterLayout(1, Layout.STRIP),
                        new FooterLayout(1, 0),
                        new FooterLayout(0, 0));
    }

    @Test
    void whatCoversTheLowerEndTakesTheRoomOfTheLegendAndLeavesTheLanesAsTheyAre() {
        accepts(8);
        double notice = 42;
        PictureSpec spec = spec(PictureSpec.Chrome.WINDOW, List.of(stage(digest())));
        Layout usual = Layout.of(spec);
        Layout covered = Layout.of(spec, notice);
        assertThat(covered.stages().getFirst().rows()).isEqualTo(usual.stages().getFirst().rows());
        assertThat(covered.bottom()).isLessThanOrEqualTo(HEIGHT - notice);
        assertThat(covered.under().lines()).isPositive().isLessThan(usual.under().lines());
    }

    @Test
    void aLegendWithLittleRoomHasFewerLinesNoneIsCutAndWhatIsLeftOutIsCounted() {
        for (int lines = 0; lines <= FooterLayout.MOST; lines++) {
            int allowed = lines;
            Drawn drawn = new Drawn();
            Pen pen = new Pen(drawn, spec(PictureSpec.Chrome.WINDOW, List.of()));
            pen.keys.addAll(List.of(LegendEntry.values()));
            new LegendPainter(pen).paint(0, lines);
            double height = new FooterLayout(lines, 0).height();
            assertThat(drawn.within(0, height).texts)
                    .hasSameSizeAs(drawn.texts)
                    .extracting(text -> text.box().y())
                    .satisfies(tops -> assertThat(Set.copyOf(tops)).hasSize(allowed));
            int more = LegendEntry.values().length - drawn.texts.size() + 1;
            String counted = "and " + more + " more";
            assertThat(drawn.words().stream().filter(counted::equals)).hasSize(Math.min(lines, 1));
        }
    }

    @Test
    void aCaptureKeepsItsLegendHoweverLowItIs() {
        accepts(3);
        double low = Layout.HEADER;
        Painted picture = paint(low, PictureSpec.Chrome.CAPTURE, Scope.ALL);
        assertThat(picture.legend().words()).contains(LegendEntry.WORK.words());
        assertThat(picture.layout().bottom()).isGreaterThan(low);
    }

    @Test
    void theWorkIsThatOfWhatIsSeen() {
        accepts(60);
        int few = paint(PictureSpec.Chrome.WINDOW, Scope.ALL).all().calls;
        accepts(60, 940);
        assertThat(paint(PictureSpec.Chrome.WINDOW, Scope.ALL).all().calls).isLessThan(2 * few);
    }

    @Test
    void manyThreadsLeaveTheClientsRoom() {
        accepts(100);
        for (int i = 0; i < 60; i++) {
            try (Play.Actor worker = play.worker("thread " + i)) {
                worker.does(r -> r.begin(Op.READ, 0, Recorder.BLOCKING, 0));
            }
        }
        Layout.StageRows stage =
                paint(PictureSpec.Chrome.WINDOW, Scope.from(3, 0)).layout().stages().getFirst();
        assertThat(stage.threads().first()).isEqualTo(3);
        assertThat(stage.threads().shown()).isGreaterThan(1);
        assertThat(stage.clients().shown()).isGreaterThan(stage.threads().shown());
    }

    @Test
    void aCaptureShowsTheRowsOfTheWindowAndSaysWhatItLeavesOut() {
        accepts(1000);
        Layout window = paint(PictureSpec.Chrome.WINDOW, Scope.from(0, 500)).layout();
        Painted capture = paint(PictureSpec.Chrome.CAPTURE, window.stages().getFirst().shown());
        assertThat(names(capture.layout(), 0)).isEqualTo(names(window, 0));
        int below = 500 - names(window, 0).size();
        assertThat(capture.stage("select").words())
                .contains(
                        String.format(
                                Locale.ROOT,
                                "500 clients above, %d clients below not in the picture",
                                below));
    }

    @Test
    void thoseWhoLeftCanBeLeftOut() {
        int[] clients = accepts(4);
        play.server().does(r -> r.beginNonBlocking(Op.CLOSE, clients[0], 0));
        play.server().does(r -> r.end(0));
        play.lanes();
        long now = play.trace.now();
        Digest present = Digest.of(play.lanes(), now, now, false, null);
        assertThat(present.hidden()).isEqualTo(1);
        Painted picture = Painted.of(spec(PictureSpec.Chrome.WINDOW, List.of(stage(present))));
        assertThat(names(picture.layout(), 0)).containsExactly("1", "2", "3");
        assertThat(picture.stage("select").words()).contains("1 client who left hidden");
    }

    @Test
    void aFoldedStageIsItsHeader() {
        accepts(3);
        Digest digest = digest();
        StageSpec folded = stage(digest, List.of("MUTED"), "", true, Scope.ALL, 300);
        Painted picture =
                Painted.of(spec(PictureSpec.Chrome.WINDOW, List.of(folded, stage(digest))));
        Layout.StageRows first = picture.layout().stages().getFirst();
        assertThat(first.rows()).isEmpty();
        assertThat(picture.all().words()).contains("MUTED");
        assertThat(picture.layout().stages().get(1).rows()).hasSize(4);
        assertThat(first.bottom())
                .as("no row has room")
                .isLessThan(first.headline().height() + picture.layout().rowHeight());
    }

    @Test
    void marksThatLeaveTheMoralNoRoomHaveALineOfTheirOwn() {
        Digest digest = digest();
        String mark = "BROKEN ON PURPOSE: does something that takes many words to tell of it";
        StageSpec narrow = stage(digest, List.of(mark), "", false, Scope.ALL, WIDTH - 300);
        Painted picture = Painted.of(spec(PictureSpec.Chrome.WINDOW, List.of(narrow)));
        assertThat(picture.layout().stages().getFirst().headline().below())
                .containsExactly(List.of(mark));
        assertThat(picture.header("select").words()).contains(mark, "no clients yet");
    }

    @Test
    void aSummaryThatTheControlsLeaveNoRoomHasALineOfItsOwnAndIsWhole() {
        String mark = "SERVER HELD";
        StageSpec narrow = stage(digest(), List.of(mark), "", false, Scope.ALL, WIDTH - 60);
        Painted picture = Painted.of(spec(PictureSpec.Chrome.WINDOW, List.of(narrow)));
        assertThat(picture.header("select").words()).contains(mark, "no clients yet");
    }

    @Test
    void marksThatDoNotFitIntoOneLineGoOnInTheNextEachOfThemWhole() {
        List<String> marks =
                IntStream.range(0, 20).mapToObj(i -> "mark " + i + " of what is missing").toList();
        StageSpec stage = stage(digest(), marks, "", false, Scope.ALL, 300);
        Painted picture = Painted.of(spec(PictureSpec.Chrome.WINDOW, List.of(stage)));
        assertThat(picture.header("select").words()).containsAll(marks);
        assertThat(picture.layout().stages().getFirst().headline().below()).hasSizeGreaterThan(1);
    }

    @Test
    void theLegendOfACaptureIsWholeHoweverManyLinesItTakes() {
        Drawn drawn = new Drawn();
        Pen pen = new Pen(drawn, spec(PictureSpec.Chrome.CAPTURE, List.of(stage(digest()))));
        pen.keys.addAll(List.of(LegendEntry.values()));
        LegendPainter legend = new LegendPainter(pen);
        assertThat(legend.lines()).isGreaterThan(FooterLayout.MOST);
        Layout layout = Layout.of(pen.spec).withLegend(legend.lines());
        legend.paint(layout.legend(), layout.under().lines());
        assertThat(drawn.within(layout.legend(), layout.bottom()).words())
                .hasSameSizeAs(LegendEntry.values());
    }

    @Test
    void aServerThatDiedSaysWhyWhereItsThreadEnded() {
        play.server().does(r -> play.trace.leave());
        StageSpec dead = stage(digest(), List.of(), "It ended by its bug.", false, Scope.ALL, 300);
        Painted picture = Painted.of(spec(PictureSpec.Chrome.WINDOW, List.of(dead)));
        assertThat(picture.lane("server thread").words()).contains("It ended by its bug.");
    }

    private int[] accepts(int count) {
        return accepts(0, count);
    }

    private int[] accepts(int first, int count) {
        int[] clients =
                IntStream.range(first, first + count)
                        .map(i -> play.trace.connections().own("" + i, i))
                        .toArray();
        play.server()
                .does(
                        r -> {
                            for (int client : clients) {
                                r.begin(Op.ACCEPT, 0, Recorder.BLOCKING, 0);
                                r.endAccept(7, client, 0);
                            }
                        });
        return clients;
    }

    private Digest digest() {
        long now = play.trace.now();
        return Digest.of(play.lanes(), now, now);
    }

    private static StageSpec stage(Digest digest) {
        return stage(digest, List.of(), "", false, Scope.ALL, 300);
    }

    private static StageSpec stage(
            Digest digest,
            List<String> marks,
            String failure,
            boolean folded,
            Scope scope,
            double controls) {
        return new StageSpec(
                "select",
                "multiplexed",
                true,
                "127.0.0.1:1",
                digest,
                marks,
                failure,
                folded,
                scope,
                controls);
    }

    private Painted paint(PictureSpec.Chrome chrome, Scope... scopes) {
        return paint(HEIGHT, chrome, scopes);
    }

    private Painted paint(double height, PictureSpec.Chrome chrome, Scope... scopes) {
        Digest digest = digest();
        List<StageSpec> stages =
                List.of(scopes).stream()
                        .map(scope -> stage(digest, List.of(), "", false, scope, 300))
                        .toList();
        return Painted.of(spec(height, chrome, stages));
    }

    private PictureSpec spec(PictureSpec.Chrome chrome, List<StageSpec> stages) {
        return spec(HEIGHT, chrome, stages);
    }

    private PictureSpec spec(double height, PictureSpec.Chrome chrome, List<StageSpec> stages) {
        long now = play.trace.now();
        return new PictureSpec(
                "A title",
                stages,
                Viewport.between(0, now, Layout.laneWidth(WIDTH)),
                now,
                now,
                OptionalLong.empty(),
                Notes.NONE,
                WIDTH,
                height,
                Theme.LIGHT,
                chrome);
    }

    private static List<String> names(Layout layout, int stage) {
        return layout.stages().get(stage).rows().stream()
                .map(Layout.Row::client)
                .filter(lane -> lane != null)
                .map(ClientLane::connection)
                .map(connection -> connection.name())
                .toList();
    }
}
