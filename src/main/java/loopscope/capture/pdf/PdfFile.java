package loopscope.capture.pdf;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.capture.Picture;

import java.nio.file.Path;
import java.util.List;

/** Writes pictures as one PDF document. Needs no toolkit; any thread may call. */
public final class PdfFile {
    private PdfFile() {}

    /**
     * The document's bytes; the same pictures give the same bytes.
     *
     * @param title of the document, for the window of its reader and for screen readers
     * @param pages at least one
     */
    public static byte[] bytes(String title, List<Picture> pages) {
        PdfDocument document = new PdfDocument();
        for (Picture picture : pages) {
            PdfSurface surface =
                    new PdfSurface(picture.width(), picture.height(), document.resources());
            picture.painter().accept(surface);
            document.add(surface, picture.zoom());
        }
        return document.finish(title, pages.getFirst().description());
    }

    /**
     * Writes a picture as a document of one page; see {@link AtomicFile#write}.
     *
     * @return where the file is now
     * @throws CaptureFailedException if it can't be written; what was there before is untouched
     */
    public static Path write(Picture picture, Path target, FileChoice choice)
            throws CaptureFailedException {
        return write(picture.title(), List.of(picture), target, choice);
    }

    /**
     * Writes pictures as a document with a page each; see {@link AtomicFile#write}.
     *
     * @return where the file is now
     * @throws CaptureFailedException if it can't be written; what was there before is untouched
     */
    public static Path write(String title, List<Picture> pages, Path target, FileChoice choice)
            throws CaptureFailedException {
        byte[] bytes = bytes(title, pages);
        return AtomicFile.write(target, choice, out -> out.write(bytes));
    }
}
