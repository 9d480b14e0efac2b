package loopscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.StageSpec;
import loopscope.timeline.Play;
import loopscope.timeline.axis.EventOrder;
import loopscope.timeline.words.Digest;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The picture in event order: the same painters, another axis. */
class StepsPainterTest {
    private final Play play = new Play();
    private final Play.Actor a = play.client("A", 0);

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
            List<Drawn.Box> marks = paint(step).bars("select", "server thread");
            assertThat(marks).isNotEmpty();
            for (int i = 1; i < marks.size(); i++) {
                assertThat(marks.get(i).x())
                        .as("at steps of %s", step)
                        .isGreaterThanOrEqualTo(marks.get(i - 1).right() - 0.01);
            }
        }
    }

    @Test
    void whatTookNoTimeHasItsNameToo() {
        a.connects();
        echo();
        assertThat(paint(80).lane("server thread").words())
                .contains("recv(A)", "queue(A)", "send(A)", "take(A)");
    }

    @Test
    void aLongTimeInWhichNothingHappenedIsSaidInWordsAndAShortOneInFigures() {
        a.connects();
        echo();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(60));
        echo();
        assertThat(paint(56).ruler().words())
                .anyMatch(text -> text.matches("[0-9.]+ m?s nothing"))
                .anyMatch(text -> text.matches("\\+[0-9.]+ (ns|µs|ms)"));
    }

    @Test
    void howLongNothingHasHappenedIsSaidAlsoWhereTheLastStepIsNarrow() {
        a.connects();
        echo();
        long last = play.trace.now();
        play.goesOnForLong();
        long gap = play.trace.now() - last;
        List<String> words = paint(16).ruler().words();
        assertThat(words)
                .filteredOn(word -> word.startsWith("+"))
                .anySatisfy(word -> assertThat(nanos(word)).isGreaterThan(0.9 * gap));
    }

    /** The length of time in words such as {@code +57 ms}. */
    private static double nanos(String words) {
        String[] parts = words.substring(1).split(" ", -1);
        double unit = Map.of("ns", 1.0, "µs", 1e3, "ms", 1e6, "s", 1e9).get(parts[1]);
        return unit * Double.parseDouble(parts[0]);
    }

    @Test
    void aCaptureSaysWhichAxisItHas() {
        a.connects();
        assertThat(paint(80).ruler().words()).contains("one step an event");
    }

    @Test
    void whereMoreHappenedThanIsSeenItSaysHowMuch() {
        a.connects();
        for (int i = 0; i < 100; i++) {
            echo();
        }
        assertThat(paint(40).ruler().words())
                .anyMatch(text -> text.matches("◂ [0-9,]+ earlier · .*"));
    }

    @Test
    void aRangeSaysItsLengthAndWhatIsInIt() {
        a.connects();
        echo();
        long now = now();
        Painted picture = paint(40, new Notes(new Notes.Range(0, now), List.of(), null));
        assertThat(picture.range().words())
                .anyMatch(text -> text.startsWith("Δt "))
                .contains("select: 4 calls, 1 message said, 1 heard back");
        assertThat(picture.lane("server thread").words()).contains("4 calls");
    }

    @Test
    void flagsAndTheEventThatIsSpokenOfAreNamed() {
        a.connects();
        echo();
        long time = play.lane(a).messages().said(0);
        Notes.Spot spot = new Notes.Spot(0, 0, a.connection, time, time, "write(A) = 4");
        Notes.Flag flag = new Notes.Flag(time, "it speaks");
        Painted picture = paint(40, new Notes(null, List.of(flag), spot));
        assertThat(picture.ruler().words()).contains("it speaks");
        assertThat(picture.range().words()).contains("write(A) = 4");
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

    private long now() {
        play.lanes();
        return play.trace.now();
    }

    private Painted paint(double step) {
        return paint(step, Notes.NONE);
    }

    private Painted paint(double step, Notes notes) {
        long now = now();
        double width = Layout.laneWidth(Painted.WIDTH);
        EventOrder.Look look = new EventOrder.Look(now, width, step);
        StageSpec stage =
                new StageSpec(
                        "select",
                        "multiplexed",
                        true,
                        "127.0.0.1:1",
                        Digest.of(play.lanes(), now, now),
                        List.of());
        EventOrder view = EventOrder.of(look, List.of(play.record), now, width);
        return Painted.capture(List.of(stage), view, now, OptionalLong.empty(), notes);
    }
}
