package loopscope.docs;

import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Writes links and pictures as they lead within the folder of the pages. A link to the sources is
 * only its words; a picture leads to itself, in its full size.
 */
final class LinkRenderer implements NodeRenderer {
    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    LinkRenderer(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Link.class, Image.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Image image) {
            write(image);
        } else if (node instanceof Link link) {
            write(link);
        }
    }

    private void write(Link link) {
        Destination to = Destination.of(link.getDestination());
        if (to.kind() == Destination.Kind.SOURCE) {
            writeChildren(link);
            return;
        }
        html.tag("a", Map.of("href", to.href()));
        writeChildren(link);
        html.tag("/a");
    }

    private void write(Image image) {
        String source = Destination.of(image.getDestination()).href();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("src", source);
        attributes.put("alt", Anchors.words(image));
        html.tag("a", Map.of("href", source));
        html.tag("img", attributes, true);
        html.tag("/a");
    }

    private void writeChildren(Node parent) {
        for (Node at = parent.getFirstChild(); at != null; at = at.getNext()) {
            context.render(at);
        }
    }
}
