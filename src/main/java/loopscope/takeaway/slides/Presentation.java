package loopscope.takeaway.slides;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.Picture;
import loopscope.capture.SvgFile;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;
import loopscope.takeaway.ExportProgress;
import loopscope.trace.Escape;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the parts of a presentation into a zip, one after the other; the same slides give the same
 * bytes.
 *
 * <pre>
 *   [Content_Types].xml            what each part is
 *   ppt/presentation.xml           the list of slides
 *   ppt/slideMasters, slideLayouts, notesMasters, theme
 *   ppt/slides/slide1.xml          title and picture
 *   ppt/notesSlides/notesSlide1.xml
 *   ppt/media/image1.svg, .png     the picture, and what is shown where SVG is not known
 * </pre>
 */
final class Presentation {
    /** No zip entry can be older. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String HEADER =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.";
    private static final String SLIDES = TYPE + "presentationml.";

    /** The first number that a slide may have. */
    private static final int FIRST_ID = 256;

    private final String title;
    private final Theme theme;
    private final List<Slide> slides;
    private final ZipOutputStream zip;

    /** Makes a picture's pixels, as PNG. */
    @FunctionalInterface
    interface Raster {
        /** The file's bytes. */
        byte[] png(Picture picture) throws CaptureFailedException;
    }

    Presentation(String title, Theme theme, List<Slide> slides, OutputStream out) {
        this.title = title;
        this.theme = theme;
        this.slides = slides;
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    void write(Raster raster, ExportProgress progress) throws IOException, CaptureFailedException {
        put("[Content_Types].xml", contentTypes());
        put(
                "_rels/.rels",
                new Relations()
                        .add("officeDocument", "ppt/presentation.xml")
                        .addProperties("docProps/core.xml")
                        .xml());
        put("docProps/core.xml", properties());
        put("ppt/presentation.xml", presentation());
        put("ppt/_rels/presentation.xml.rels", presentationRelations());
        masters();
        for (int i = 0; i < slides.size(); i++) {
            slide(i + 1, slides.get(i), raster);
            progress.reached((i + 1.0) / slides.size());
        }
        zip.finish();
    }

    private String contentTypes() {
        StringBuilder types =
                new StringBuilder(HEADER)
                        .append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/")
                        .append("content-types\">");
        for (Map.Entry<String, String> ending :
                List.of(
                        Map.entry(
                                "rels", "application/vnd.openxmlformats-package.relationships+xml"),
                        Map.entry("xml", "application/xml"),
                        Map.entry("png", "image/png"),
                        Map.entry("svg", "image/svg+xml"))) {
            types.append("<Default Extension=\"")
                    .append(ending.getKey())
                    .append("\" ContentType=\"")
                    .append(ending.getValue())
                    .append("\"/>");
        }
        type(
                types,
                "/docProps/core.xml",
                "application/vnd.openxmlformats-package.core-properties+xml");
        type(types, "/ppt/presentation.xml", SLIDES + "presentation.main+xml");
        type(types, "/ppt/slideMasters/slideMaster1.xml", SLIDES + "slideMaster+xml");
        type(types, "/ppt/slideLayouts/slideLayout1.xml", SLIDES + "slideLayout+xml");
        type(types, "/ppt/notesMasters/notesMaster1.xml", SLIDES + "notesMaster+xml");
        type(types, "/ppt/theme/theme1.xml", TYPE + "theme+xml");
        type(types, "/ppt/theme/theme2.xml", TYPE + "theme+xml");
        for (int n = 1; n <= slides.size(); n++) {
            type(types, "/ppt/slides/slide" + n + ".xml", SLIDES + "slide+xml");
            type(types, "/ppt/notesSlides/notesSlide" + n + ".xml", SLIDES + "notesSlide+xml");
        }
        return types.append("</Types>").toString();
    }

    private static void type(StringBuilder types, String part, String type) {
        types.append("<Override PartName=\"")
                .append(part)
                .append("\" ContentType=\"")
                .append(type)
                .append("\"/>");
    }

    private String properties() {
        return HEADER
                + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/"
                + "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                + "<dc:title>"
                + Escape.markup(title)
                + "</dc:title><dc:creator>Loopscope</dc:creator></cp:coreProperties>";
    }

    private String presentation() {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < slides.size(); i++) {
            list.append("<p:sldId id=\"")
                    .append(FIRST_ID + i)
                    .append("\" r:id=\"rId")
                    .append(i + 4)
                    .append("\"/>");
        }
        return HEADER
                + "<p:presentation"
                + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
                + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
                + " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\">"
                + "<p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/>"
                + "</p:sldMasterIdLst>"
                + "<p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst>"
                + "<p:sldIdLst>"
                + list
                + "</p:sldIdLst>"
                + "<p:sldSz cx=\""
                + SlideLayout.WIDTH
                + "\" cy=\""
                + SlideLayout.HEIGHT
                + "\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>";
    }

    private String presentationRelations() {
        Relations relations =
                new Relations()
                        .add("slideMaster", "slideMasters/slideMaster1.xml")
                        .add("notesMaster", "notesMasters/notesMaster1.xml")
                        .add("theme", "theme/theme1.xml");
        for (int n = 1; n <= slides.size(); n++) {
            relations.add("slide", "slides/slide" + n + ".xml");
        }
        return relations.xml();
    }

    private void masters() throws IOException {
        put("ppt/theme/theme1.xml", theme(theme));
        put("ppt/theme/theme2.xml", theme(Theme.LIGHT)); // notes are printed
        put("ppt/slideMasters/slideMaster1.xml", Part.of("slideMaster.xml", Map.of()));
        put(
                "ppt/slideMasters/_rels/slideMaster1.xml.rels",
                new Relations()
                        .add("slideLayout", "../slideLayouts/slideLayout1.xml")
                        .add("theme", "../theme/theme1.xml")
                        .xml());
        put("ppt/slideLayouts/slideLayout1.xml", Part.of("slideLayout.xml", Map.of()));
        put(
                "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
                new Relations().add("slideMaster", "../slideMasters/slideMaster1.xml").xml());
        put("ppt/notesMasters/notesMaster1.xml", Part.of("notesMaster.xml", Map.of()));
        put(
                "ppt/notesMasters/_rels/notesMaster1.xml.rels",
                new Relations().add("theme", "../theme/theme2.xml").xml());
    }

    private static String theme(Theme theme) {
        return Part.of(
                "theme.xml",
                Map.of(
                        "INK", hex(theme, Tone.INK),
                        "GROUND", hex(theme, Tone.GROUND),
                        "DIM", hex(theme, Tone.DIM_INK),
                        "HEADER", hex(theme, Tone.HEADER)));
    }

    private static String hex(Theme theme, Tone tone) {
        return String.format(Locale.ROOT, "%06X", theme.of(tone) & 0xFFFFFF);
    }

    private void slide(int number, Slide slide, Raster raster)
            throws IOException, CaptureFailedException {
        String name = "slide" + number + ".xml";
        put("ppt/slides/" + name, SlideLayout.of(slide.picture()).xml(slide));
        put(
                "ppt/slides/_rels/" + name + ".rels",
                new Relations()
                        .add("slideLayout", "../slideLayouts/slideLayout1.xml")
                        .add("notesSlide", "../notesSlides/notesSlide" + number + ".xml")
                        .add("image", "../media/image" + number + ".png")
                        .add("image", "../media/image" + number + ".svg")
                        .xml());
        put(
                "ppt/notesSlides/notesSlide" + number + ".xml",
                Part.of("notesSlide.xml", Map.of("NOTES", slide.notes().strip())));
        put(
                "ppt/notesSlides/_rels/notesSlide" + number + ".xml.rels",
                new Relations()
                        .add("notesMaster", "../notesMasters/notesMaster1.xml")
                        .add("slide", "../slides/" + name)
                        .xml());
        put("ppt/media/image" + number + ".svg", SvgFile.text(slide.picture()));
        put("ppt/media/image" + number + ".png", raster.png(slide.picture()));
    }

    private void put(String name, String text) throws IOException {
        put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
