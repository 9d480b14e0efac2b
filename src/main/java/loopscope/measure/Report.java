package loopscope.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * What a measurement has found.
 *
 * @param setting under what it was measured, in a sentence or two
 * @param figures in the order of the table
 * @param missing what could not be measured here and why, a sentence each
 */
public record Report(String setting, List<Figure> figures, List<String> missing) {
    public Report {
        figures = List.copyOf(figures);
        missing = List.copyOf(missing);
    }

    /** How many figures miss what they are to reach. */
    public long missed() {
        return figures.stream().filter(Figure::isMissed).count();
    }

    /** Reports that are made figure by figure; confined to one thread. */
    static final class Draft {
        private final String setting;
        private final List<Figure> figures = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();

        Draft(String setting) {
            this.setting = setting;
        }

        void add(Figure figure) {
            figures.add(figure);
        }

        void miss(String sentence) {
            missing.add(sentence);
        }

        Report done() {
            return new Report(setting, figures, missing);
        }
    }
}
