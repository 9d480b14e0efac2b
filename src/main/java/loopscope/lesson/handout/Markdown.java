package loopscope.lesson.handout;

import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a document as Markdown, with its pictures as files beside it.
 *
 * @see <a href="https://spec.commonmark.org/0.31.2/#backslash-escapes">CommonMark</a>
 */
final class Markdown {
    /** What means something in CommonMark, or in its dialects, wherever it stands in a line. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>#|~&$]");

    /** What makes a list or a heading of a paragraph that it begins. */
    private static final Pattern START = Pattern.compile("^(\\d{0,9})([-+=.)])");

    private Markdown() {}

    /** The document; each block is followed by an empty line. */
    static String text(Document document) {
        StringJoiner blocks = new StringJoiner("\n\n", "", "\n");
        blocks.add("# " + escaped(document.title()));
        document.blocks().forEach(block -> blocks.add(text(block)));
        return blocks.toString();
    }

    private static String text(Block block) {
        return switch (block) {
            case Block.Heading(Block.Level level, String text) ->
                    (level == Block.Level.SECTION ? "## " : "### ") + escaped(text);
            case Block.Paragraph(String text) -> escaped(text);
            case Block.Items(var items) -> list(items, "- ");
            case Block.Boxes(var items) -> list(items, "- ☐ ");
            case Block.Figure(int step, String caption) ->
                    "![" + escaped(caption) + "](" + Document.pictureFile(step) + ")";
            case Block.NewPage() -> "---";
        };
    }

    private static String list(List<String> items, String mark) {
        return items.stream().map(item -> mark + escaped(item)).collect(Collectors.joining("\n"));
    }

    /** Text that is read as it stands. */
    static String escaped(String text) {
        String inline = SPECIAL.matcher(PlainText.of(text)).replaceAll("\\\\$0");
        return START.matcher(inline).replaceFirst("$1\\\\$2");
    }
}
