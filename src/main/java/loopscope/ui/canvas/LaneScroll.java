package loopscope.ui.canvas;

import loopscope.picture.layout.Band;
import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Scope;
import loopscope.picture.layout.StageSpec;
import loopscope.timeline.words.Digest;
import loopscope.trace.Connection;
import loopscope.ui.stages.StageViewModel;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * The scroll position of the lanes, where there are more than fit.
 *
 * <p>Clients scroll together on all stages, so that the same client is in view on each; each
 * stage's threads scroll by themselves. Confined to the JavaFX thread.
 */
public final class LaneScroll {
    private final List<StageViewModel> stages;

    /** The first client in view; null for the very first. */
    private @Nullable Connection top;

    private @Nullable Layout layout;

    public LaneScroll(List<StageViewModel> stages) {
        this.stages = stages;
    }

    /** Notes the layout that the picture was painted with. */
    void laidOut(Layout where) {
        layout = where;
    }

    /** The layout of the last painting; null before the first. */
    public @Nullable Layout layout() {
        return layout;
    }

    /** The rows of a stage that are wanted in view; there may be fewer. */
    public Scope scope(StageViewModel stage) {
        Connection first = top;
        return Scope.from(stage.firstThread(), first == null ? 0 : stage.digest().row(first));
    }

    /** A stage with just the rows that are in view, for a capture. */
    public StageSpec captured(StageViewModel stage) {
        Layout.StageRows rows = rows(stages.indexOf(stage));
        return stage.captured(rows == null ? Scope.ALL : rows.shown());
    }

    private Layout.@Nullable StageRows rows(int place) {
        Layout known = layout;
        return known != null && place >= 0 && place < known.stages().size()
                ? known.stages().get(place)
                : null;
    }

    /** Scrolls by rows of clients, a positive number to those further down. */
    void byClients(Layout.StageRows rows, int by) {
        toClient(rows, rows.clients().first() + by);
    }

    /** Scrolls a stage's threads by rows. */
    void byThreads(int place, int by) {
        Layout.StageRows rows = rows(place);
        if (rows != null) {
            stages.get(place).setFirstThread(rows.threads().first() + by);
        }
    }

    /**
     * Scrolls so that a row of clients is the first in view, as far as there are enough below it.
     */
    void toClient(Layout.StageRows rows, int first) {
        Band band = rows.clients();
        Digest digest = rows.stage().digest();
        int last = Math.max(0, band.all() - band.shown());
        int row = Math.clamp(first, 0, last);
        top = row == 0 || row >= digest.clients().size() ? null : connection(digest, row);
    }

    /** Scrolls by pages of clients; a page is one row less than fit. */
    public void byPages(int pages) {
        overflowing().ifPresent(rows -> byClients(rows, pages * page(rows)));
    }

    private static int page(Layout.StageRows rows) {
        return Math.max(1, rows.clients().shown() - 1);
    }

    /** Brings a client into view, into the middle unless it is there already. */
    public void show(Connection client) {
        overflowing().ifPresent(rows -> show(rows, client));
    }

    private void show(Layout.StageRows rows, Connection client) {
        Band band = rows.clients();
        int row = rows.stage().digest().row(client);
        if (row < band.first() || row >= band.first() + band.shown()) {
            toClient(rows, row - band.shown() / 2);
        }
    }

    /** The first stage that has more clients than are shown. */
    private Optional<Layout.StageRows> overflowing() {
        Layout known = layout;
        return known == null
                ? Optional.empty()
                : known.stages().stream().filter(rows -> rows.clients().overflows()).findFirst();
    }

    private static Connection connection(Digest digest, int row) {
        return digest.clients().get(row).connection();
    }
}
