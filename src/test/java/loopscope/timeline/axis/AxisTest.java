package loopscope.timeline.axis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import loopscope.timeline.Units;

import org.junit.jupiter.api.Test;

class AxisTest {
    private final Viewport view = new Viewport(1e9, 1e6, 1000);

    @Test
    void aTimeIsFoundAgainAtItsPixel() {
        assertThat(view.time(view.x(1.234e9))).isCloseTo(1.234e9, within(1.0));
        assertThat(view.x(view.time(321))).isCloseTo(321, within(1e-6));
    }

    @Test
    void zoomingKeepsTheTimeUnderThePointerWhereItIs() {
        Viewport closer = view.zoomed(250, 8);
        assertThat(closer.time(250)).isCloseTo(view.time(250), within(1.0));
        assertThat(closer.nanosPerPixel()).isCloseTo(1e6 / 8, within(1e-6));
    }

    @Test
    void zoomingStopsAtItsLimitsAndStillKeepsThePointersTime() {
        Viewport closest = view.zoomed(250, 1e12);
        assertThat(closest.nanosPerPixel()).isEqualTo(Viewport.CLOSEST);
        assertThat(closest.time(250)).isCloseTo(view.time(250), within(1.0));
        assertThat(view.zoomed(0, 1e-12).nanosPerPixel()).isEqualTo(Viewport.WIDEST);
    }

    @Test
    void panningByPixelsMovesByTheirTime() {
        assertThat(view.panned(10).from()).isCloseTo(1e9 + 10e6, within(1.0));
    }

    @Test
    void followingNowPutsItAtTheRightEdge() {
        assertThat(view.endingAt(5e9).to()).isCloseTo(5e9, within(1.0));
        assertThat(view.endingAt(5e9).nanosPerPixel()).isEqualTo(view.nanosPerPixel());
    }

    @Test
    void ticksAreRoundAndFarEnoughApart() {
        assertThat(Ticks.step(1e6, 90)).isEqualTo(100_000_000);
        assertThat(Ticks.step(1e6, 110)).isEqualTo(200_000_000);
        assertThat(Ticks.step(1e9, 90)).isEqualTo(120_000_000_000L);
        for (double scale = Viewport.CLOSEST; scale < Viewport.WIDEST; scale *= 1.7) {
            assertThat((double) Ticks.step(scale, 90)).isGreaterThanOrEqualTo(scale * 90 * 0.999);
        }
    }

    @Test
    void neighbouringTicksHaveDifferentNames() {
        for (double scale = Viewport.CLOSEST; scale < Viewport.WIDEST; scale *= 1.7) {
            long step = Ticks.step(scale, 90);
            long tick = Ticks.first(3.3e9, step);
            assertThat(Ticks.label(tick, step)).isNotEqualTo(Ticks.label(tick + step, step));
        }
    }

    @Test
    void figuresAreSaidAsAPersonWouldSayThem() {
        assertThat(Units.duration(0)).isEqualTo("0 ns");
        assertThat(Units.duration(850)).isEqualTo("850 ns");
        assertThat(Units.duration(12_300)).isEqualTo("12 µs");
        assertThat(Units.duration(900_000)).isEqualTo("0.9 ms");
        assertThat(Units.duration(3_600_000_000L)).isEqualTo("3.60 s");
        assertThat(Units.duration(59_999_000_000L)).isEqualTo("1 min 00 s");
        assertThat(Units.duration(125_000_000_000L)).isEqualTo("2 min 05 s");
        assertThat(Units.duration(7_500_000_000_000L)).isEqualTo("2 h 05 min");
        assertThat(Units.bytes(1)).isEqualTo("1 byte");
        assertThat(Units.bytes(1023)).isEqualTo("1023 bytes");
        assertThat(Units.bytes(1 << 20)).isEqualTo("1.00 MiB");
        assertThat(Units.count(1204, "client")).isEqualTo("1,204 clients");
        assertThat(Units.times(412)).isEqualTo("×412");
    }
}
