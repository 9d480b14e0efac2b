package loopscope.lesson.handout;

import java.util.List;

/** A part of a {@link Document}, with plain text in it. */
sealed interface Block {
    /** The heading of a section, or of a part of one. */
    record Heading(Level level, String text) implements Block {}

    /** A paragraph. */
    record Paragraph(String text) implements Block {}

    /** A list; its items stand below each other. */
    record Items(List<String> items) implements Block {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A list with a box before each item, to be ticked or numbered. */
    record Boxes(List<String> items) implements Block {
        public Boxes {
            items = List.copyOf(items);
        }
    }

    /**
     * The picture of what was recorded at the end of a step.
     *
     * @param step the step's place in the lesson, from 1
     */
    record Figure(int step, String caption) implements Block {}

    /** What follows begins on a new sheet of paper. */
    record NewPage() implements Block {}

    /** Which kind of heading. */
    enum Level {
        SECTION,
        PART
    }

    /** The heading of a section. */
    static Block section(String text) {
        return new Heading(Level.SECTION, text);
    }

    /** The heading of a part of a section. */
    static Block part(String text) {
        return new Heading(Level.PART, text);
    }
}
