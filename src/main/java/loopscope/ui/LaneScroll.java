package loopscope.ui;

import loopscope.picture.Band;
import loopscope.picture.Layout;
import loopscope.picture.Scope;
import loopscope.timeline.Digest;
import loopscope.trace.Connection;

import org.jspecify.annotations.Nullable;

/**
 * Which lanes are in view where there are more than there is room for.
 *
 * <p>Clients scroll together on all stages, so that the same client stays beside itself; a stage's
 * threads scroll by themselves. The JavaFX thread's.
 */
final class LaneScroll {
    /** The first client in view; null for the very first. */
    private @Nullable Connection top;

    /** What is in view of a stage, as far as there are so many. */
    Scope scope(StageModel stage, Digest digest) {
        Connection first = top;
        return Scope.from(stage.firstThread(), first == null ? 0 : digest.row(first));
    }

    /** Scrolls by rows of clients, a positive number to those further down. */
    void byClients(Layout.StageRows rows, int by) {
        toClient(rows, rows.clients().first() + by);
    }

    /** Has a row of clients be the first in view, as far as there are enough below it. */
    void toClient(Layout.StageRows rows, int first) {
        Band band = rows.clients();
        Digest digest = rows.stage().digest();
        int last = Math.max(0, band.all() - band.shown());
        int row = Math.clamp(first, 0, last);
        top = row == 0 || row >= digest.clients().size() ? null : connection(digest, row);
    }

    /** Brings a client into view, into the middle unless it is there already. */
    void show(Layout.StageRows rows, Connection client) {
        Band band = rows.clients();
        int row = rows.stage().digest().row(client);
        if (row < band.first() || row >= band.first() + band.shown()) {
            toClient(rows, row - band.shown() / 2);
        }
    }

    private static Connection connection(Digest digest, int row) {
        return digest.clients().get(row).connection();
    }
}
