package loopscope.capture.pdf;

import java.util.ArrayList;
import java.util.List;

/** A document as it grows, page by page. */
final class PdfDocument {
    /** Points are 72 to an inch, pixels at 100% are 96. */
    private static final double POINTS = 0.75;

    private final PdfResources resources = new PdfResources();
    private final PdfObjects objects = new PdfObjects();
    private final List<Integer> pages = new ArrayList<>();
    private final int tree = objects.reserve();
    private final int shared = objects.reserve();

    PdfResources resources() {
        return resources;
    }

    /**
     * Adds a page on which all is drawn.
     *
     * @param zoom how many pixels of a screen there are for each of its own
     */
    void add(PdfSurface drawn, double zoom) {
        double points = POINTS * zoom;
        double width = drawn.width() * points;
        double height = drawn.height() * points;
        String upright =
                PdfText.fine(points)
                        + " 0 0 "
                        + PdfText.fine(-points)
                        + " 0 "
                        + PdfText.number(height)
                        + " cm\n";
        int content = objects.addStream("", drawn.content(upright));
        pages.add(
                objects.add(
                        "<< /Type /Page /Parent "
                                + tree
                                + " 0 R /MediaBox [0 0 "
                                + PdfText.numbers(width, height)
                                + "] /Resources "
                                + shared
                                + " 0 R /Contents "
                                + content
                                + " 0 R >>"));
    }

    /** The whole document. */
    byte[] finish(String title, String description) {
        StringBuilder kids = new StringBuilder();
        pages.forEach(page -> kids.append(page).append(" 0 R "));
        objects.write(tree, "<< /Type /Pages /Kids [" + kids + "] /Count " + pages.size() + " >>");
        objects.write(shared, resources.write(objects));
        int catalogue =
                objects.add(
                        "<< /Type /Catalog /Pages "
                                + tree
                                + " 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>");
        int information =
                objects.add(
                        "<< /Title "
                                + PdfText.words(title)
                                + " /Subject "
                                + PdfText.words(description)
                                + " /Creator (Loopscope) >>");
        return objects.finish(catalogue, information);
    }
}
