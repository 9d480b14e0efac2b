package loopscope.docs;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;

import java.util.ArrayList;
import java.util.List;

/**
 * The table of contents: what the index lists below each of its headings.
 *
 * @param groups in the order of the index
 */
record Contents(List<Group> groups) {
    /** Pages for the same readers. */
    record Group(String title, List<Entry> entries) {}

    /** A page, in the words of the index. */
    record Entry(String title, String page) {}

    /** The contents that the index tells of. */
    static Contents of(Page index) {
        List<Group> groups = new ArrayList<>();
        index.document()
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Heading heading) {
                                groups.add(new Group(Anchors.words(heading), new ArrayList<>()));
                            }

                            @Override
                            public void visit(Link link) {
                                Destination to = Destination.of(link.getDestination());
                                if (to.kind() == Destination.Kind.PAGE) {
                                    groups.getLast()
                                            .entries()
                                            .add(new Entry(Anchors.words(link), to.page()));
                                }
                            }
                        });
        return new Contents(groups.stream().filter(group -> !group.entries().isEmpty()).toList());
    }
}
