package loopscope.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files that the pages are made of, as they lie in the jar. */
final class Resources {
    private Resources() {}

    /** The text of a document or a style. */
    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /**
     * The bytes of a file, by its path from this package.
     *
     * @throws IllegalStateException if there is none, so that the jar is not whole
     */
    static byte[] bytes(String name) {
        try (InputStream file = Resources.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The jar has no " + name + ".");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
