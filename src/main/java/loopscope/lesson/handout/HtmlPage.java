package loopscope.lesson.handout;

import loopscope.trace.Escape;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a document as one HTML page that needs nothing else: its pictures and its styles are in
 * it, it has no script, and its policy forbids a browser to load or run anything.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy</a>
 */
final class HtmlPage {
    /** Styles stand in the page and in its pictures; nothing else is allowed. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private static final String STYLE =
            """
            @page { size: A4; margin: 15mm }
            body { font: 11pt/1.45 Inter, "Helvetica Neue", Arial, sans-serif; color: #1a1a1a;
              background: #fff; max-width: 180mm; margin: 8mm auto; padding: 0 4mm }
            h1 { font-size: 18pt; margin: 0 0 4mm } h2 { font-size: 14pt } h3 { font-size: 12pt }
            h2, h3 { margin: 5mm 0 2mm; break-after: avoid }
            p, ul { margin: 0 0 3mm } li { margin: 0 0 1mm } ul { padding-left: 6mm }
            figure { margin: 0 0 4mm; break-inside: avoid }
            .boxes { list-style: "☐  " }
            figure svg { display: block; width: 100%; height: auto; max-height: 190mm;
              border: 1px solid #bbb }
            figcaption { font-size: 9pt; color: #444; margin-top: 1mm }
            .new-page { break-before: page; border: 0; border-top: 1px solid #bbb; margin: 8mm 0 }
            @media print { body { margin: 0; padding: 0; max-width: none }
              .new-page { border: 0; margin: 0 } }
            """;

    private HtmlPage() {}

    /**
     * The page.
     *
     * @param pictures what was recorded at the end of each step of the lesson, as SVG
     */
    static String text(Document document, List<String> pictures) {
        String body =
                document.blocks().stream()
                        .map(block -> text(block, pictures))
                        .collect(Collectors.joining());
        String title = escaped(document.title());
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + ("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n")
                + "<meta name=\"viewport\" content=\"width=device-width\">\n"
                + ("<title>" + title + "</title>\n<style>\n" + STYLE + "</style>\n")
                + ("</head>\n<body>\n<h1>" + title + "</h1>\n" + body)
                + "</body>\n</html>\n";
    }

    private static String text(Block block, List<String> pictures) {
        return switch (block) {
            case Block.Heading(Block.Level level, String text) ->
                    element(level == Block.Level.SECTION ? "h2" : "h3", escaped(text));
            case Block.Paragraph(String text) -> element("p", escaped(text));
            case Block.Items(var items) -> list(items, "<ul>");
            case Block.Boxes(var items) -> list(items, "<ul class=\"boxes\">");
            case Block.Figure(int step, String caption) ->
                    element(
                            "figure",
                            "\n"
                                    + pictures.get(step - 1)
                                    + element("figcaption", escaped(caption)));
            case Block.NewPage() -> "<hr class=\"new-page\">\n";
        };
    }

    private static String list(List<String> items, String begin) {
        return items.stream()
                .map(item -> element("li", escaped(item)))
                .collect(Collectors.joining("", begin + "\n", "</ul>\n"));
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">\n";
    }

    /** Text as it stands in an element. */
    static String escaped(String text) {
        return Escape.markup(PlainText.of(text));
    }
}
