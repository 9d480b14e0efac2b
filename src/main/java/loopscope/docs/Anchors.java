package loopscope.docs;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;

/**
 * The anchors of a page's headings, which links lead to: <i>What it looks like</i> has {@code
 * what-it-looks-like}, as on the sites that show Markdown; a second one of the same words ends in
 * {@code -1}.
 */
final class Anchors {
    private final IdentityHashMap<Node, String> byHeading = new IdentityHashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** Those of a document. */
    static Anchors of(Node document) {
        Anchors made = new Anchors();
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Heading heading) {
                        made.add(heading);
                    }
                });
        return made;
    }

    private void add(Heading heading) {
        String plain =
                words(heading)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
        String anchor = plain;
        for (int n = 1; !taken.add(anchor); n++) {
            anchor = plain + "-" + n;
        }
        byHeading.put(heading, anchor);
    }

    /** Whether a link may lead there. */
    boolean has(String anchor) {
        return taken.contains(anchor);
    }

    /** The anchor of a heading; null for any other node. */
    @Nullable String anchor(Node heading) {
        return byHeading.get(heading);
    }

    /** The words of a node, without their form. */
    static String words(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text text) {
                        words.append(text.getLiteral());
                    }

                    @Override
                    public void visit(Code code) {
                        words.append(code.getLiteral());
                    }

                    @Override
                    public void visit(HtmlInline tag) {
                        words.append(tag.getLiteral()); // a text like any other: it is escaped
                    }

                    @Override
                    public void visit(SoftLineBreak end) {
                        words.append(' ');
                    }
                });
        return words.toString();
    }
}
