package loopscope.docs;

import org.commonmark.renderer.html.HtmlRenderer;

import java.util.Locale;

/** Writes pages as HTML, each with the contents beside it; escapes what is in a document. */
final class PageHtml {
    /** The style of all pages, which lies beside them. */
    static final String STYLE = "site.css";

    private final Contents contents;

    PageHtml(Contents contents) {
        this.contents = contents;
    }

    /** The whole text of a page. */
    String of(Page page) {
        HtmlRenderer renderer =
                HtmlRenderer.builder()
                        .extensions(Page.EXTENSIONS)
                        .escapeHtml(true)
                        .nodeRendererFactory(LinkRenderer::new)
                        .attributeProviderFactory(
                                context ->
                                        (node, tag, attributes) -> {
                                            String anchor = page.anchors().anchor(node);
                                            if (anchor != null) {
                                                attributes.put("id", anchor);
                                            }
                                        })
                        .build();
        return String.format(
                Locale.ROOT,
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="stylesheet" href="%s">
                </head>
                <body class="%s">
                <header><a href="index.html">Loopscope</a> <a href="#pages">Pages</a></header>
                <main>
                %s</main>
                <nav id="pages" aria-label="Pages">
                %s</nav>
                </body>
                </html>
                """,
                title(page),
                STYLE,
                page.name(),
                renderer.render(page.document()),
                navigation(page));
    }

    private static String title(Page page) {
        String title = escaped(page.title());
        return title.contains("Loopscope") ? title : title + " · Loopscope";
    }

    private String navigation(Page shown) {
        StringBuilder html = new StringBuilder();
        for (Contents.Group group : contents.groups()) {
            html.append("<h2>").append(escaped(group.title())).append("</h2>\n<ul>\n");
            for (Contents.Entry entry : group.entries()) {
                html.append(item(entry, entry.page().equals(shown.name())));
            }
            html.append("</ul>\n");
        }
        return html.toString();
    }

    private static String item(Contents.Entry entry, boolean here) {
        return String.format(
                Locale.ROOT,
                "<li><a href=\"%s\"%s>%s</a></li>\n",
                Destination.file(entry.page()),
                here ? " aria-current=\"page\"" : "",
                escaped(entry.title()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
