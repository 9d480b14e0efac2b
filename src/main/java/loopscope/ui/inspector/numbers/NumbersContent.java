package loopscope.ui.inspector.numbers;

import loopscope.capture.Block;
import loopscope.capture.BlocksPicture;
import loopscope.capture.Picture;
import loopscope.capture.TextTable;
import loopscope.picture.surface.Theme;
import loopscope.timeline.figures.StageFigures;
import loopscope.ui.inspector.TabContent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The numbers as a picture and as tables. */
final class NumbersContent {
    private static final double WIDTH = 820;
    private static final int MOST_CLIENTS = 30;
    private static final String RUN = "whole run";
    private static final String CLIENTS = "whole run: clients";

    private NumbersContent() {}

    /**
     * What there is to be taken away.
     *
     * @param clients in the order in which they are shown
     */
    static TabContent of(NumbersViewModel.Figures figures, List<ClientRow> clients, Theme theme) {
        List<ClientRow> rows = List.copyOf(clients);
        Map<String, Supplier<TextTable>> tables = new LinkedHashMap<>();
        tables.put(figures.when(), () -> table(FigureRows.OF_INSTANT, figures.stages()));
        tables.put(RUN, () -> table(FigureRows.OF_RUN, figures.stages()));
        tables.put(CLIENTS, () -> ClientExport.words(rows));
        return new TabContent(() -> picture(figures, rows, theme), tables);
    }

    private static Picture picture(
            NumbersViewModel.Figures figures, List<ClientRow> clients, Theme theme) {
        double room = BlocksPicture.room(WIDTH);
        List<StageFigures> stages = figures.stages();
        List<Block> blocks = new ArrayList<>();
        add(blocks, theme, figures.when(), table(FigureRows.OF_INSTANT, stages), 0);
        Block waits =
                new Block(
                        WaitPlot.heightOf(figures),
                        surface -> WaitPlot.paint(surface, theme, figures, room));
        blocks.add(BlocksPicture.under("whole run: longest wait of a client", theme, waits));
        add(blocks, theme, RUN, table(FigureRows.OF_RUN, stages), 0);
        int drawn = Math.min(MOST_CLIENTS, clients.size());
        TextTable some = ClientExport.words(clients.subList(0, drawn));
        add(blocks, theme, CLIENTS, some, clients.size() - drawn);
        Block rates =
                new Block(
                        RatePlots.heightOf(figures),
                        surface -> RatePlots.paint(surface, theme, figures, room));
        blocks.add(BlocksPicture.under("whole run, over time", theme, rates));
        String names = String.join(" beside ", stages(stages));
        return BlocksPicture.of("Numbers — " + names, figures.when(), blocks, theme, WIDTH);
    }

    private static void add(
            List<Block> blocks, Theme theme, String heading, TextTable table, int more) {
        Block block = BlocksPicture.table(table, more, theme, BlocksPicture.room(WIDTH));
        blocks.add(BlocksPicture.under(heading, theme, block));
    }

    private static List<String> stages(List<StageFigures> stages) {
        return stages.stream().map(StageFigures::title).toList();
    }

    private static TextTable table(List<FigureRow> rows, List<StageFigures> stages) {
        List<String> headers = new ArrayList<>(List.of("figure"));
        headers.addAll(stages(stages));
        return new TextTable(headers, rows.stream().map(row -> cells(row, stages)).toList());
    }

    private static List<String> cells(FigureRow row, List<StageFigures> stages) {
        List<String> cells = new ArrayList<>(List.of(row.name()));
        stages.forEach(stage -> cells.add(row.value().apply(stage)));
        return List.copyOf(cells);
    }
}
