package loopscope.ui.inspector.sets;

import loopscope.capture.Block;
import loopscope.capture.BlocksPicture;
import loopscope.capture.Picture;
import loopscope.capture.TextTable;
import loopscope.picture.inspector.CodeExcerpt;
import loopscope.picture.inspector.InspectedStage;
import loopscope.picture.inspector.Inspector;
import loopscope.picture.surface.Theme;
import loopscope.timeline.sets.StateColumn;
import loopscope.timeline.sets.StateRow;
import loopscope.timeline.sets.StateTable;
import loopscope.ui.inspector.TabContent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The sets as a picture and as tables. */
final class SetsContent {
    private static final double WIDTH = 760;
    private static final CodeExcerpt NO_CODE = new CodeExcerpt("", "", 0, List.of(), Map.of());

    private SetsContent() {}

    /**
     * What there is to be taken away.
     *
     * @param stages the table of each stage that is shown, by the stage's name
     * @param when the instant in words
     * @param instant the instant as a time
     */
    static TabContent of(Map<String, StateTable> stages, String when, String instant, Theme theme) {
        Map<String, Supplier<TextTable>> tables = new LinkedHashMap<>();
        stages.forEach((name, table) -> tables.put(name, () -> text(table)));
        return new TabContent(() -> picture(stages, when, instant, theme), tables);
    }

    private static Picture picture(
            Map<String, StateTable> stages, String when, String instant, Theme theme) {
        List<InspectedStage> inspected = new ArrayList<>();
        stages.forEach(
                (name, table) -> inspected.add(new InspectedStage(name, instant, table, NO_CODE)));
        Inspector inspector = new Inspector(inspected, BlocksPicture.room(WIDTH));
        Block sets =
                new Block(inspector.height(), surface -> inspector.paint(surface, theme, 0, 0));
        String title = "Sets — " + String.join(" beside ", stages.keySet());
        return BlocksPicture.of(title, when, List.of(sets), theme, WIDTH);
    }

    private static TextTable text(StateTable table) {
        List<StateColumn> columns = List.of(StateColumn.values());
        return new TextTable(
                columns.stream().map(column -> column.title(table.watching())).toList(),
                table.rows().stream().map(SetsContent::cells).toList());
    }

    private static List<String> cells(StateRow row) {
        return Arrays.stream(StateColumn.values()).map(row::text).toList();
    }
}
