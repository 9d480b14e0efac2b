package loopscope.timeline.axis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import loopscope.timeline.Play;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** One step an event, the same for all stages, at a cost that does not grow with the run. */
class EventOrderTest {
    private static final double WIDTH = 1000;

    private final Play one = new Play();
    private final Play other = new Play();
    private final Play.Actor a = one.client("A", 0);

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void whatBeganOrEndedIsOneStepFromItsNeighbourHoweverLongItTook() {
        talk(3);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        talk(3);
        EventOrder order = order(20);
        for (int i = 1; i < order.instants(); i++) {
            double apart = order.x(order.instant(i)) - order.after(order.instant(i - 1));
            assertThat(apart).isBetween(20 - 1e-6, 20 * 1.75 + 1e-6);
        }
    }

    @Test
    void itNeverRunsBackwardsAndATimeIsFoundAgainAtItsPixel() {
        talk(20);
        EventOrder order = order(13);
        double before = Double.NEGATIVE_INFINITY;
        for (double x = -200; x < WIDTH + 200; x += 0.7) {
            double time = order.time(x);
            assertThat(time).isGreaterThanOrEqualTo(before);
            assertThat(order.x(time)).isLessThanOrEqualTo(x + 1e-3);
            assertThat(order.after(time)).isGreaterThanOrEqualTo(x - 1e-3);
            before = time;
        }
    }

    @Test
    void aMomentOfOneStageIsAStepForAll() {
        talk(2);
        other.serverAccepts();
        talk(2);
        EventOrder order = order(20);
        assertThat(instants(order)).containsAll(times(one)).containsAll(times(other)).isSorted();
    }

    private static List<Long> instants(EventOrder order) {
        return IntStream.range(0, order.instants())
                .mapToObj(i -> Math.round(order.instant(i)))
                .toList();
    }

    @Test
    void whatTookNoTimeHasAStepOfItsOwn() {
        a.connects();
        one.serverReads(a);
        one.serverGets(4);
        one.server().does(r -> r.consequence(Op.QUEUE, a.connection, 4, 4));
        one.server().does(r -> r.consequence(Op.TAKE, a.connection, 4, 0));
        EventOrder order = order(20);
        var calls = one.lanes().threads().getFirst().calls();
        long queued = calls.from(calls.size() - 1);
        assertThat(order.after(queued) - order.x(queued)).isCloseTo(40, within(1e-6));
        assertThat(order.time(order.x(queued) + 25)).isEqualTo(queued);
    }

    @Test
    void onlyWhatIsSeenIsReadHoweverLongTheRunIs() {
        for (int i = 0; i < 20; i++) {
            talk(500);
            one.lanes();
        }
        EventOrder order = order(EventOrder.NARROWEST);
        assertThat(one.trace.position()).isGreaterThan(20_000);
        assertThat(order.instants()).isLessThan(3_000);
        assertThat(order.earlier()).isGreaterThan(10_000);
        assertThat(order.later()).isZero();
    }

    @Test
    void looksFromAsideTakeNoStepHoweverManyThereAre() {
        talk(3);
        look(10_000);
        talk(3);
        look(10_000);
        EventOrder order = order(20);
        assertThat(instants(order)).containsAll(times(one));
        assertThat(order.earlier()).isZero();
        assertThat(order.later()).isZero();
    }

    /** The test's own thread is nobody's. */
    private void look(int times) {
        Recorder recorder = one.trace.recorder();
        for (int i = 0; i < times; i++) {
            recorder.instant(Op.CPU, 0, 0, 500);
        }
    }

    @Test
    void whatIsLaterThanShownIsNotThere() {
        talk(3);
        one.lanes();
        long shown = one.trace.now();
        talk(3);
        one.lanes();
        other.lanes();
        EventOrder order = EventOrder.of(look(shown, 20), stages(), shown, WIDTH);
        assertThat(order.instant(order.instants() - 1)).isEqualTo(shown);
        assertThat(order.later()).isZero();
    }

    @Test
    void onAnotherWidthTheSameTimesAreSeen() {
        talk(10);
        EventOrder order = order(20);
        EventOrder wider = order.over(2 * WIDTH);
        assertThat(wider.from()).isCloseTo(order.from(), within(1.0));
        assertThat(wider.to()).isCloseTo(order.to(), within(1.0));
        assertThat(wider.x(order.time(300))).isCloseTo(600, within(1e-3));
    }

    @Test
    void anEventNearThePointerIsWhatIsMeant() {
        talk(10);
        EventOrder order = order(40);
        double instant = order.instant(order.instants() - 3);
        assertThat(order.nearest(order.x(instant) - 5, 8)).isEqualTo(instant);
        double between = order.x(instant) - 20;
        assertThat(order.nearest(between, 8)).isEqualTo(order.time(between));
    }

    private void talk(int times) {
        one.server()
                .does(
                        r -> {
                            for (int i = 0; i < times; i++) {
                                r.begin(Op.READ, a.connection, Recorder.BLOCKING, 0);
                                r.end(4);
                                r.beginNonBlocking(Op.WRITE, a.connection, 4);
                                r.end(4);
                            }
                        });
    }

    private List<Long> times(Play play) {
        play.lanes();
        List<Long> times = new ArrayList<>();
        Event event = play.trace.event();
        for (long number = play.trace.oldest(); event.moveTo(number); number++) {
            if (event.role() != Role.OTHER) {
                times.add(event.time());
            }
        }
        return times;
    }

    private EventOrder order(double step) {
        one.lanes();
        other.lanes();
        long now = Math.max(one.trace.now(), other.trace.now());
        return EventOrder.of(look(now, step), stages(), now, WIDTH);
    }

    private static EventOrder.Look look(long now, double step) {
        return new EventOrder.Look(now, WIDTH, step);
    }

    private List<StageRecord> stages() {
        return List.of(one.record, other.record);
    }
}
