package loopscope.docs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All documents that are reached from the index, and the files that they name. */
public final class Site {
    private final Map<String, Page> pages = new LinkedHashMap<>();

    private Site() {}

    /** Reads the documents of the jar. */
    public static Site read() {
        Site site = new Site();
        Deque<String> named = new ArrayDeque<>(List.of(Page.INDEX));
        while (!named.isEmpty()) {
            String name = named.remove();
            if (!site.pages.containsKey(name)) {
                Page page = Page.read(name);
                site.pages.put(name, page);
                page.destinations().stream()
                        .filter(to -> to.kind() == Destination.Kind.PAGE && !to.path().isEmpty())
                        .forEach(to -> named.add(to.page()));
            }
        }
        return site;
    }

    /** The names of its pages, without an ending; that of the index is the first. */
    public List<String> names() {
        return List.copyOf(pages.keySet());
    }

    /** Its pages. */
    List<Page> pages() {
        return List.copyOf(pages.values());
    }

    /** The bytes of its files, by their names in the one folder that they lie in. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        PageHtml html = new PageHtml(Contents.of(pages().getFirst()));
        for (Page page : pages()) {
            files.put(
                    Destination.file(page.name()), html.of(page).getBytes(StandardCharsets.UTF_8));
        }
        files.put(PageHtml.STYLE, Resources.bytes(PageHtml.STYLE));
        for (Page page : pages()) {
            page.destinations().stream()
                    .filter(to -> to.kind() == Destination.Kind.FILE)
                    .forEach(to -> files.computeIfAbsent(to.name(), _ -> bytes(to)));
        }
        return files;
    }

    private static byte[] bytes(Destination to) {
        return Resources.bytes("site/" + to.path());
    }
}
