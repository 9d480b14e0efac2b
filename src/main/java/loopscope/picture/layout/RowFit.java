package loopscope.picture.layout;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides how many rows of each stage are shown, and how high they are.
 *
 * <pre>
 *   all fit       →  all, as high as is good to read
 *   all but fit   →  all, squeezed
 *   too many      →  each stage as many as it has room for: an equal share of the height, or less
 *                    where it needs less; threads apart from clients, so that both are seen
 * </pre>
 */
final class RowFit {
    /** What the rows are fitted for. */
    enum Aim {
        /** The window: the rows that do not fit are scrolled to. */
        SCROLL,
        /** A capture that is as high as it needs. */
        READ,
        /** A capture of a given height: the rows that do not fit are counted. */
        FILL
    }

    private static final double HIGHEST_CAPTURED = 36;
    private static final double HIGHEST_FILLING = 64;
    private static final double HIGHEST = 46;
    private static final double LOWEST_CAPTURED = 18;

    /** The least height of rows where all are in view ... */
    private static final double LOWEST = 16;

    /** ... and their least height where they are not. */
    private static final double SCROLLED = 22;

    /** The part of a stage's height that its threads can take from its clients. */
    private static final double THREADS = 0.4;

    /** How many clients of a stage have room before the footer has any. */
    private static final int FEW_CLIENTS = 3;

    private double rowHeight;
    private final int[] threads;
    private final int[] clients;

    /**
     * Fits the rows of stages into a height.
     *
     * @param room for rows and for the lines that count those not shown
     */
    RowFit(List<StageSpec> stages, double room, Aim aim) {
        threads = stages.stream().mapToInt(RowFit::threads).toArray();
        clients = stages.stream().mapToInt(RowFit::clients).toArray();
        double lines = stages.stream().mapToDouble(RowFit::lines).sum();
        double share = Math.floor((room - lines) / Math.max(1, count()) * 2) / 2;
        if (aim == Aim.READ) {
            rowHeight = Math.clamp(share, LOWEST_CAPTURED, HIGHEST_CAPTURED);
        } else if (share >= (aim == Aim.FILL ? LOWEST_CAPTURED : LOWEST)) {
            rowHeight = Math.min(share, aim == Aim.FILL ? HIGHEST_FILLING : HIGHEST);
        } else {
            rowHeight = SCROLLED;
            double[] needs =
                    IntStream.range(0, threads.length)
                            .mapToDouble(i -> (threads[i] + clients[i]) * rowHeight)
                            .toArray();
            double[] given = Shares.of(room - lines, needs);
            double used = IntStream.range(0, given.length).mapToDouble(i -> cut(i, given[i])).sum();
            rowHeight +=
                    Math.max(0, Math.floor((room - lines - used) / Math.max(1, count()) * 2) / 2);
        }
    }

    /** The height that lets each stage show a thread and a few clients, good to read. */
    static double least(List<StageSpec> stages) {
        return stages.stream()
                .mapToDouble(
                        stage ->
                                least(threads(stage), 1)
                                        + least(clients(stage), FEW_CLIENTS)
                                        + lines(stage))
                .sum();
    }

    /**
     * The height of all rows where each is so high, with the lines between and below them. A stage
     * has room for a few clients before they come.
     */
    static double whole(List<StageSpec> stages, double rowHeight) {
        return stages.stream()
                .mapToDouble(
                        stage ->
                                (threads(stage) + Math.max(clients(stage), few(stage))) * rowHeight
                                        + lines(stage))
                .sum();
    }

    private static int few(StageSpec stage) {
        return stage.folded() ? 0 : FEW_CLIENTS;
    }

    private static double least(int rows, int few) {
        return Math.min(rows, few) * SCROLLED + (rows > few ? Band.COUNTS : 0);
    }

    private int count() {
        return IntStream.of(threads).sum() + IntStream.of(clients).sum();
    }

    private static int threads(StageSpec stage) {
        int all = Math.max(1, stage.digest().threads().size());
        return stage.folded() ? 0 : Math.min(all, stage.scope().mostThreads());
    }

    private static int clients(StageSpec stage) {
        int all = stage.digest().clients().size();
        return stage.folded() ? 0 : Math.min(all, stage.scope().mostClients());
    }

    /** The height of a stage's lines between and below its rows. */
    private static double lines(StageSpec stage) {
        return (hides(stage) ? Band.COUNTS : 0) + Layout.loss(stage);
    }

    private static boolean hides(StageSpec stage) {
        return !stage.folded() && stage.digest().hidden() > 0;
    }

    /** Leaves out rows that a stage has no room for, and returns the height that the others use. */
    private double cut(int stage, double room) {
        if ((threads[stage] + clients[stage]) * rowHeight <= room) {
            return (threads[stage] + clients[stage]) * rowHeight;
        }
        double kept = Math.min(clients[stage] * rowHeight, (1 - THREADS) * room);
        double ofThreads = cutTo(threads, stage, room - kept);
        return ofThreads + cutTo(clients, stage, room - ofThreads);
    }

    /**
     * Keeps as many rows as there is room for, at least one, and returns their height with the line
     * that counts the others.
     */
    private double cutTo(int[] rows, int stage, double room) {
        int wanted = rows[stage];
        if (wanted * rowHeight <= room) {
            return wanted * rowHeight;
        }
        rows[stage] = Math.clamp((int) ((room - Band.COUNTS) / rowHeight), 1, wanted);
        return rows[stage] * rowHeight + (rows[stage] < wanted ? Band.COUNTS : 0);
    }

    double rowHeight() {
        return rowHeight;
    }

    /** How many rows of threads are shown of a stage, from 0. */
    int threadsOf(int stage) {
        return threads[stage];
    }

    /** How many rows of clients. */
    int clientsOf(int stage) {
        return clients[stage];
    }
}
