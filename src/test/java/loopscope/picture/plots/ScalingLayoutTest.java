package loopscope.picture.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import loopscope.timeline.figures.Scaling;
import loopscope.timeline.figures.Unit;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ScalingLayoutTest {
    private static final Scaling FOUND =
            new Scaling(
                    "cost",
                    Unit.TIME,
                    "What was measured and how, in more words than there is room for in one line.",
                    List.of(
                            curve("select", "of 1,001 it closed 30", 15, 17, 30),
                            curve("poll", "", 14, 16, 31, 150),
                            curve("epoll", "", 20, 20, 21, 30),
                            curve("virtual", "")));

    private static Scaling.Curve curve(String stage, String end, double... lowest) {
        List<Scaling.Point> points = new ArrayList<>();
        int clients = 1;
        for (double one : lowest) {
            points.add(Scaling.Point.of(clients, List.of(1e3 * one, 2e3 * one, 4e3 * one)));
            clients *= 10;
        }
        return new Scaling.Curve(stage, points, end);
    }

    @Test
    void aScaleIsAsLongFromOneToTenAsFromTenToAHundred() {
        LogScale scale = LogScale.around(3, 170, 100, 0);
        assertThat(scale.least()).isEqualTo(2);
        assertThat(scale.most()).isEqualTo(200);
        assertThat(scale.at(2)).isEqualTo(100);
        assertThat(scale.at(20)).isCloseTo(50, within(0.01));
        assertThat(scale.at(200)).isCloseTo(0, within(0.01));
        assertThat(scale.steps()).containsExactly(2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0);
    }

    @Test
    void aScaleOfOneValueHasALengthToo() {
        LogScale scale = LogScale.around(10, 10, 0, 100);
        assertThat(scale.at(10)).isBetween(0.0, 100.0);
        assertThat(scale.steps()).hasSizeGreaterThan(1);
    }

    @Test
    void aPointIsTheLowestTheMiddleAndTheHighestOfItsRounds() {
        assertThat(Scaling.Point.of(1, List.of(9.0, 1.0, 2.0)))
                .isEqualTo(new Scaling.Point(1, 1, 2, 9));
        assertThat(Scaling.Point.of(1, List.of(4.0, 1.0, 9.0, 2.0)))
                .isEqualTo(new Scaling.Point(1, 1, 3, 9));
    }

    @Test
    void everyMarkLiesWithinAndNoNameStandsOnAnother() {
        for (int width : List.of(600, 960, 1440)) {
            ScalingLayout layout = ScalingLayout.of(FOUND, width, width * 0.6);
            assertThat(layout.lines())
                    .extracting(ScalingLayout.Line::stage)
                    .containsExactly("select", "poll", "epoll");
            for (ScalingLayout.Line line : layout.lines()) {
                assertThat(line.dots())
                        .allSatisfy(
                                dot -> {
                                    assertThat(dot.x()).isBetween(layout.left(), layout.right());
                                    assertThat(dot.highest())
                                            .isGreaterThanOrEqualTo(layout.top() - 0.01);
                                    assertThat(dot.median()).isGreaterThan(dot.highest());
                                    assertThat(dot.y()).isGreaterThan(dot.median());
                                    assertThat(dot.y()).isLessThanOrEqualTo(layout.bottom() + 0.01);
                                });
                assertThat(line.dots()).isSortedAccordingTo((a, b) -> Double.compare(a.x(), b.x()));
            }
            List<ScalingLayout.Line> down =
                    layout.lines().stream()
                            .sorted((a, b) -> Double.compare(a.label(), b.label()))
                            .toList();
            assertThat(down.get(1).label() - down.get(0).label()).isGreaterThan(18);
            assertThat(down.get(2).label() - down.get(1).label()).isGreaterThan(18);
            assertThat(layout.clients())
                    .extracting(ScalingLayout.Tick::label)
                    .containsExactly("1", "10", "100", "1,000");
        }
        assertThat(ScalingLayout.of(FOUND, 400, 300).notes()).hasSizeGreaterThan(1);
    }

    @Test
    void theChartIsSaidInWords() {
        assertThat(ScalingPlot.words(FOUND))
                .startsWith("select: cost at least 15 µs beside 1 idle client, 30 µs beside 100;")
                .contains("it closed 30. poll: ")
                .doesNotContain("virtual");
    }
}
