package loopscope.ui.inspector.sets;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.sets.StateColumn;
import loopscope.timeline.sets.StateRow;
import loopscope.timeline.sets.StateTable;
import loopscope.timeline.sets.Watching;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Numbers that come and go in a table of a width. */
class StateWidthsTest {
    private static final double ROOM = 360;

    private final StateWidths widths = new StateWidths();

    @Test
    void wideNumbersTakeWhatOthersDoNotNeedAndNothingScrolls() {
        assertThat(sum(widths.of(table("0", "0"), ROOM))).isLessThanOrEqualTo(ROOM);
        Map<StateColumn, Double> wide = widths.of(table("12 wait", "1048576"), ROOM);
        assertThat(wide.get(StateColumn.QUEUED)).isGreaterThan(8 + 7 * 6.6);
        assertThat(sum(wide)).isLessThanOrEqualTo(ROOM);
        assertThat(wide.values()).allMatch(width -> width == Math.rint(width));
    }

    @Test
    void aWidthOnceTakenIsKeptSoThatTheTableDoesNotSway() {
        double wide = widths.of(table("0", "1048576"), ROOM).get(StateColumn.QUEUED);
        assertThat(widths.of(table("0", "7"), ROOM)).containsEntry(StateColumn.QUEUED, wide);
    }

    @Test
    void aWidthOnceTakenIsGivenBackToNumbersThatNeedIt() {
        widths.of(table("0", "1048576000000000"), ROOM);
        assertThat(sum(widths.of(table("0", "7"), ROOM))).isLessThanOrEqualTo(ROOM);
    }

    @Test
    void whatHasNoRoomAtAllScrollsWithAllItsDigits() {
        Map<StateColumn, Double> wide = widths.of(table("0", "1048576000000000"), 300);
        assertThat(sum(wide)).isGreaterThan(300);
        assertThat(wide.get(StateColumn.QUEUED)).isGreaterThan(8 + 16 * 6.6);
    }

    @Test
    void whatTellsMoreIsSeenWhereItFits() {
        assertThat(widths.of(table("0", "0"), ROOM)).doesNotContainKey(StateColumn.MODE);
        assertThat(widths.of(table("0", "0"), 460)).containsKey(StateColumn.MODE);
    }

    @Test
    void noFlagIsEverCut() {
        Map<StateColumn, Double> wide = widths.of(table("3.60 MiB", "0", "IN OUT PRI ET"), 300);
        assertThat(wide.get(StateColumn.WATCHED)).isGreaterThan(8 + 13 * 6.6);
    }

    private static double sum(Map<StateColumn, Double> widths) {
        return widths.values().stream().mapToDouble(width -> width).sum();
    }

    private static StateTable table(String unread, String queued) {
        return table(unread, queued, "in ex");
    }

    private static StateTable table(String unread, String queued, String watched) {
        Map<StateColumn, String> cells =
                Map.of(
                        StateColumn.FD, "55",
                        StateColumn.WATCHED, watched,
                        StateColumn.READY, "(out)",
                        StateColumn.UNREAD, unread,
                        StateColumn.QUEUED, queued);
        StateRow row = new StateRow(1, StateRow.Kind.CLIENT, 55, null, false, cells, Map.of());
        return new StateTable(1, Watching.SETS, List.of(row), List.of(), List.of(), "", "");
    }
}
