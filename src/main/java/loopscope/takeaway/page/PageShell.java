package loopscope.takeaway.page;

import loopscope.capture.Picture;
import loopscope.capture.ScalingPicture;
import loopscope.capture.SvgFile;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.RecordedRun;
import loopscope.timeline.figures.Scaling;
import loopscope.trace.Escape;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The page round the data: its frame, style and script, each a file of its own beside this class.
 * The policy names style and script by their hashes, so that a browser runs nothing else.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy</a>
 */
final class PageShell {
    private PageShell() {}

    /**
     * The whole page.
     *
     * @param json its data, without a {@code <}
     */
    static String page(RecordedRun run, String json) {
        String style = PageColours.css() + resource("page.css");
        String script = resource("page.js");
        // The data comes last: what a client sent may look like one of the names.
        return resource("page.html")
                .replace("@POLICY@", policy(style, script))
                .replace("@STYLE@", style)
                .replace("@SCRIPT@", script)
                .replace("@TITLE@", Escape.markup(run.heading()).replace("@", "&#64;"))
                .replace("@CHART@", chart(run.title(), run.chart()).replace("@", "&#64;"))
                .replace("@DATA@", json);
    }

    /** The chart of its experiment as a drawing; empty where it made none. */
    private static String chart(String title, @Nullable Scaling chart) {
        if (chart == null) {
            return "";
        }
        Picture picture = ScalingPicture.of(title, chart, Theme.LIGHT, ScalingPicture.USUAL_WIDTH);
        // In a page it needs no name space, and the policy allows no style that it bears itself.
        return SvgFile.text(picture)
                .replaceFirst(" xmlns=\"[^\"]*\"", "")
                .replaceFirst(" style=\"[^\"]*\"", "");
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; style-src "
                + hash(style)
                + "; script-src "
                + hash(script)
                + "; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String resource(String name) {
        String path = "/loopscope/takeaway/page/" + name;
        try (InputStream in = PageShell.class.getResourceAsStream(path)) {
            byte[] bytes = Objects.requireNonNull(in, path).readAllBytes();
            // A hash is of what the browser reads, which has no carriage returns.
            return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
