package loopscope.lesson.handout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is done one after the other in a given time; each part gets its share by weight. */
final class Timetable {
    private final List<Part> parts = new ArrayList<>();

    private record Part(String title, int weight, List<Block> content) {}

    /** Adds what comes next. */
    void add(String title, int weight, List<Block> content) {
        parts.add(new Part(title, weight, List.copyOf(content)));
    }

    /**
     * The parts, each below a heading with the time at which it begins.
     *
     * @param seconds how long all of it takes
     * @param grain times are multiples of so many seconds
     */
    List<Block> blocks(int seconds, int grain) {
        int all = parts.stream().mapToInt(Part::weight).sum();
        List<Block> blocks = new ArrayList<>();
        int before = 0;
        for (Part part : parts) {
            long begin = Math.round((double) seconds * before / all / grain) * grain;
            blocks.add(Block.part(time(begin) + " · " + part.title()));
            blocks.addAll(part.content());
            before += part.weight();
        }
        blocks.add(Block.part(time(seconds) + " · End"));
        return blocks;
    }

    private static String time(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
