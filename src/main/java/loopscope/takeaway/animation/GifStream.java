package loopscope.takeaway.animation;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes changes as an animated GIF that begins again when it is over, with the writer that comes
 * with Java.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF 89a</a>
 */
final class GifStream implements AutoCloseable {
    /** Begins again, without an end. */
    private static final byte[] FOREVER = {1, 0, 0};

    private final ImageWriter writer;
    private final ImageOutputStream stream;
    private boolean begun;

    GifStream(OutputStream out) throws IOException {
        var writers = ImageIO.getImageWritersByFormatName("gif");
        if (!writers.hasNext()) {
            throw new IOException("this Java has no GIF writer");
        }
        writer = writers.next();
        stream = new MemoryCacheImageOutputStream(out);
        writer.setOutput(stream);
    }

    /**
     * Adds what a frame changes.
     *
     * @param shown for how long, in hundredths of a second
     */
    void add(FrameChange change, int shown) throws IOException {
        ImageWriteParam how = writer.getDefaultWriteParam();
        BufferedImage image = change.image();
        ImageTypeSpecifier type = ImageTypeSpecifier.createFromRenderedImage(image);
        if (!begun) {
            writer.prepareWriteSequence(writer.getDefaultStreamMetadata(how));
        }
        IIOMetadata about = writer.getDefaultImageMetadata(type, how);
        describe(about, change, shown);
        writer.writeToSequence(new IIOImage(image, null, about), how);
        stream.flush(); // what is written is no longer kept
        begun = true;
    }

    private void describe(IIOMetadata about, FrameChange change, int shown) throws IOException {
        String format = about.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) about.getAsTree(format);
        IIOMetadataNode place = node(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", String.valueOf(change.x()));
        place.setAttribute("imageTopPosition", String.valueOf(change.y()));
        place.setAttribute("interlaceFlag", "FALSE");
        IIOMetadataNode control = node(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "TRUE");
        control.setAttribute("transparentColorIndex", String.valueOf(Palette.SAME));
        control.setAttribute("delayTime", String.valueOf(shown));
        if (!begun) {
            IIOMetadataNode repeat = new IIOMetadataNode("ApplicationExtension");
            repeat.setAttribute("applicationID", "NETSCAPE");
            repeat.setAttribute("authenticationCode", "2.0");
            repeat.setUserObject(FOREVER);
            node(root, "ApplicationExtensions").appendChild(repeat);
        }
        about.setFromTree(format, root);
    }

    private static IIOMetadataNode node(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        IIOMetadataNode added = new IIOMetadataNode(name);
        root.appendChild(added);
        return added;
    }

    void finish() throws IOException {
        writer.endWriteSequence();
        stream.flush();
    }

    @Override
    public void close() {
        writer.dispose();
    }
}
