package loopscope.docs;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

import java.util.ArrayList;
import java.util.List;

/**
 * A document, read.
 *
 * @param name its name without an ending, {@code teaching}
 * @param document its text as a tree
 * @param anchors what links may lead to in it
 */
record Page(String name, Node document, Anchors anchors) {
    /** The page that all others are reached from. */
    static final String INDEX = "index";

    /** What the documents use beyond plain Markdown. */
    static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    /** Reads the document of a name, which is in the jar. */
    static Page read(String name) {
        return of(name, Resources.text("site/" + name + ".md"));
    }

    /** Reads a document from its Markdown. */
    static Page of(String name, String markdown) {
        Node document = Parser.builder().extensions(EXTENSIONS).build().parse(markdown);
        return new Page(name, document, Anchors.of(document));
    }

    /** The words of its first heading. */
    String title() {
        return document.getFirstChild() instanceof Heading heading ? Anchors.words(heading) : name;
    }

    /** Where its links and pictures lead, in their order. */
    List<Destination> destinations() {
        List<Destination> found = new ArrayList<>();
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Link link) {
                        found.add(Destination.of(link.getDestination()));
                        visitChildren(link);
                    }

                    @Override
                    public void visit(Image image) {
                        found.add(Destination.of(image.getDestination()));
                    }
                });
        return found;
    }
}
