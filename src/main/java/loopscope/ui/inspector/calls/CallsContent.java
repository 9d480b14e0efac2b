package loopscope.ui.inspector.calls;

import loopscope.capture.Block;
import loopscope.capture.BlocksPicture;
import loopscope.capture.Picture;
import loopscope.capture.TextTable;
import loopscope.picture.surface.Theme;
import loopscope.timeline.Units;
import loopscope.timeline.calls.CallLine;
import loopscope.trace.Event;
import loopscope.ui.inspector.TabContent;

import java.util.List;
import java.util.Map;

/** The calls that are listed, as a picture and as a table. */
final class CallsContent {
    private static final double WIDTH = 1040;

    /** As many rows as a page takes. */
    private static final int MOST_DRAWN = 40;

    private static final List<String> NAMES = List.of("time, s", "took", "stage", "thread", "call");

    private CallsContent() {}

    /** What there is to be taken away; {@code status} says how many calls there are. */
    static TabContent of(CallsList list, String status, Theme theme) {
        return new TabContent(
                () -> picture(list, status, theme),
                Map.of("calls", () -> new TextTable(NAMES, list.chosen())));
    }

    private static Picture picture(CallsList list, String status, Theme theme) {
        List<List<String>> cells = list.inView(MOST_DRAWN);
        Block calls =
                BlocksPicture.table(
                        new TextTable(NAMES, cells), 0, theme, BlocksPicture.room(WIDTH));
        String words = cells.size() + " of " + status;
        return BlocksPicture.of("Calls", words, List.of(calls), theme, WIDTH);
    }

    /** The cells of a call. */
    static List<String> cells(StageCalls calls, Event event) {
        return List.of(
                CallLine.seconds(event.time()),
                Units.duration(event.time() - event.beginTime()),
                calls.title(),
                calls.thread(event),
                calls.line(event));
    }
}
