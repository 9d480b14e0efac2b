package loopscope.takeaway.slides;

import loopscope.trace.Escape;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of the presentation from its form, a file beside this class with names such as @TITLE@.
 */
final class Part {
    private static final Pattern NAME = Pattern.compile("@([A-Z]+)@");

    private Part() {}

    /**
     * The part with a text in place of each name, escaped.
     *
     * @throws IllegalArgumentException if a name has no text
     */
    static String of(String form, Map<String, String> texts) {
        return NAME.matcher(resource(form))
                .replaceAll(name -> Matcher.quoteReplacement(text(form, name.group(1), texts)));
    }

    /** What is put in is not looked at again: it may look like a name. */
    private static String text(String form, String name, Map<String, String> texts) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException(form + " has no text for " + name);
        }
        return Escape.markup(text);
    }

    private static String resource(String name) {
        String path = "/loopscope/takeaway/slides/" + name;
        try (InputStream in = Part.class.getResourceAsStream(path)) {
            byte[] bytes = Objects.requireNonNull(in, path).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
