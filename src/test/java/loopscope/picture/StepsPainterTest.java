package loopscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.layout.StageSpec;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;
import loopscope.timeline.Play;
import loopscope.timeline.axis.EventOrder;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.words.Digest;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The picture in event order: the same painters, another axis. */
class StepsPainterTest {
    private static final double WIDTH = 1200;

    private final Play play = new Play();
    private final Play.Actor a = play.client("A", 0);
    private final Drawn drawn = new Drawn();

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void theMarksOfAThreadNeverOverlapAtAnyZoom() {
        a.connects();
        for (int i = 0; i < 10; i++) {
            echo();
        }
        for (double step = EventOrder.NARROWEST; step < 100; step *= 1.5) {
            drawn.rects.clear();
            drawn.hatches.clear();
            Layout layout = paint(step);
            List<Drawn.Box> marks = marks(layout.stages().getFirst().rows().getFirst());
            assertThat(marks).isNotEmpty();
            for (int i = 1; i < marks.size(); i++) {
                Drawn.Box before = marks.get(i - 1);
                assertThat(marks.get(i).x())
                        .as("at steps of %s", step)
                        .isGreaterThanOrEqualTo(before.x() + before.w() - 0.01);
            }
        }
    }

    @Test
    void whatTookNoTimeHasItsNameToo() {
        a.connects();
        echo();
        paint(80);
        assertThat(words()).contains("recv(A)", "queue(A)", "send(A)", "take(A)");
    }

    @Test
    void aLongTimeInWhichNothingHappenedIsSaidInWordsAndAShortOneInFigures() {
        a.connects();
        echo();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(60));
        echo();
        paint(56);
        assertThat(words()).anyMatch(text -> text.matches("[0-9.]+ m?s nothing"));
        assertThat(words()).anyMatch(text -> text.matches("\\+[0-9.]+ (ns|µs|ms)"));
    }

    @Test
    void aCaptureSaysWhichAxisItHas() {
        a.connects();
        paint(80);
        assertThat(words()).contains("one step an event");
    }

    @Test
    void whereMoreHappenedThanIsSeenItSaysHowMuch() {
        a.connects();
        for (int i = 0; i < 100; i++) {
            echo();
        }
        paint(40);
        assertThat(words()).anyMatch(text -> text.matches("◂ [0-9,]+ earlier · .*"));
    }

    @Test
    void aRangeSaysItsLengthAndWhatIsInIt() {
        a.connects();
        echo();
        long now = now();
        paint(40, new Notes(new Notes.Range(0, now), List.of(), null));
        assertThat(words()).anyMatch(text -> text.startsWith("Δt "));
        assertThat(words()).contains("4 calls", "select: 4 calls, 1 message said, 1 heard back");
    }

    @Test
    void flagsAndTheEventThatIsSpokenOfAreNamed() {
        a.connects();
        echo();
        long time = play.lane(a).messages().said(0);
        Notes.Spot spot = new Notes.Spot(0, 0, a.connection, time, time, "write(A) = 4");
        paint(40, new Notes(null, List.of(new Notes.Flag(time, "it speaks")), spot));
        assertThat(words()).contains("it speaks", "write(A) = 4");
    }

    private void echo() {
        play.server().does(r -> r.begin(Op.SELECT, 0, Recorder.BLOCKING, 0));
        a.says("Ping");
        play.server().does(r -> r.end(1));
        play.server()
                .does(
                        r -> {
                            r.beginNonBlocking(Op.RECV, a.connection, 0);
                            r.end(4);
                            r.consequence(Op.QUEUE, a.connection, 4, 4);
                        });
        play.server()
                .does(
                        r -> {
                            r.beginNonBlocking(Op.SEND, a.connection, 4);
                            r.end(4);
                            r.consequence(Op.TAKE, a.connection, 4, 0);
                        });
        a.hears(4);
    }

    private List<String> words() {
        return drawn.texts.stream().map(Drawn.Written::text).toList();
    }

    /** Solid and hatched, as high as most of the row. */
    private List<Drawn.Box> marks(Layout.Row row) {
        Stream<Drawn.Box> solid =
                drawn.rects.stream()
                        .filter(box -> box.fill() == Theme.LIGHT.of(Tone.INK))
                        .filter(box -> box.h() > row.height() / 2);
        Stream<Drawn.Box> hatched = drawn.hatches.stream().map(Drawn.Hatched::box);
        return Stream.concat(solid, hatched)
                .filter(box -> box.isWithin(row.top(), row.bottom()))
                .sorted(Comparator.comparingDouble(Drawn.Box::x))
                .toList();
    }

    private long now() {
        play.lanes();
        return play.trace.now();
    }

    private Layout paint(double step) {
        return paint(step, Notes.NONE);
    }

    private Layout paint(double step, Notes notes) {
        long now = now();
        double width = Layout.laneWidth(WIDTH);
        EventOrder.Look look = new EventOrder.Look(now, width, step);
        List<StageRecord> stages = List.of(play.record);
        StageSpec stage =
                new StageSpec(
                        "select",
                        "multiplexed",
                        true,
                        "127.0.0.1:1",
                        Digest.of(play.lanes(), now, now),
                        List.of());
        PictureSpec spec =
                new PictureSpec(
                        "A title",
                        List.of(stage),
                        EventOrder.of(look, stages, now, width),
                        now,
                        now,
                        OptionalLong.empty(),
                        notes,
                        WIDTH,
                        800,
                        Theme.LIGHT,
                        PictureSpec.Chrome.CAPTURE);
        return Painter.paint(drawn, Layout.of(spec)).layout();
    }
}
