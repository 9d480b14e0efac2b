package loopscope.picture.inspector;

import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The inspector in a picture: a panel for each stage, one below the other in a narrow place, side
 * by side in a wide one.
 *
 * <p>Confined to one thread while it is fitted; then any may draw it.
 */
public final class Inspector {
    /** The least width that is good to read, in pixels at 100%. */
    public static final double LEAST_WIDTH = 340;

    private static final Comparator<StagePanel> BY_HEIGHT =
            Comparator.comparingDouble(StagePanel::height);

    private final List<StagePanel> panels = new ArrayList<>();
    private final double width;
    private final int columns;

    /**
     * The inspector of some stages.
     *
     * @param width in pixels at 100%
     */
    public Inspector(List<InspectedStage> stages, double width) {
        this.width = width;
        columns = Math.clamp((int) (width / LEAST_WIDTH), 1, Math.max(1, stages.size()));
        stages.forEach(stage -> panels.add(new StagePanel(stage, width / columns)));
    }

    /** Its height in pixels at 100%: as high as it needs until it is fitted. */
    public double height() {
        double height = 0;
        for (int row = 0; row < rows(); row++) {
            height += height(row);
        }
        return height;
    }

    private int rows() {
        return (panels.size() + columns - 1) / columns;
    }

    private List<StagePanel> row(int row) {
        return panels.subList(row * columns, Math.min(panels.size(), (row + 1) * columns));
    }

    private double height(int row) {
        return row(row).stream().mapToDouble(StagePanel::height).max().orElse(0);
    }

    /**
     * Fits it into a height: more code or less, then fewer words, then fewer rows of the tables.
     */
    public void fit(double room) {
        List<StagePanel> open = new ArrayList<>(panels);
        while (height() > room && !open.isEmpty()) {
            StagePanel highest = Collections.max(open, BY_HEIGHT);
            if (!highest.shrink()) {
                open.remove(highest);
            }
        }
        open = new ArrayList<>(panels);
        while (height() + CodePainter.LINE <= room && !open.isEmpty()) {
            StagePanel lowest = Collections.min(open, BY_HEIGHT);
            if (!lowest.grow()) {
                open.remove(lowest);
            }
        }
    }

    /** Draws it from a corner on. */
    public void paint(Surface surface, Theme theme, double left, double top) {
        double y = top;
        for (int row = 0; row < rows(); row++) {
            double x = left;
            for (StagePanel panel : row(row)) {
                panel.paint(surface, theme, x, y);
                x += width / columns;
            }
            y += height(row);
            if (row < rows() - 1) {
                surface.rect(left, y - 3, width, 1, theme.of(Tone.GRID));
            }
        }
    }
}
