package loopscope.lesson.handout;

import java.util.List;

/**
 * A text to be printed, whatever its format.
 *
 * @param title its heading
 * @param blocks its parts, from top to bottom
 */
record Document(String title, List<Block> blocks) {
    Document {
        blocks = List.copyOf(blocks);
    }

    /** The steps at whose ends its pictures were drawn, each once; see {@link Block.Figure}. */
    List<Integer> pictured() {
        return blocks.stream()
                .filter(Block.Figure.class::isInstance)
                .map(block -> ((Block.Figure) block).step())
                .distinct()
                .toList();
    }

    /** The name of the file that holds the picture of the end of a step. */
    static String pictureFile(int step) {
        return "step-" + step + ".svg";
    }
}
