package loopscope.capture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Encodes pixels as PNG, strips of rows side by side on all cores, as a large picture would
 * otherwise take longer to encode than to draw.
 *
 * <pre>
 *   rows 0-63     -> deflate, flushed to a whole byte  -> IDAT
 *   rows 64-127   -> deflate, flushed to a whole byte  -> IDAT     together one stream of zlib
 *   ...
 * </pre>
 *
 * <p>The alpha is left out where nothing shows through.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">Portable Network Graphics, third edition</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1950">RFC 1950</a>
 */
final class PngEncoder {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** A method and a window that every decoder knows, and a sum that makes them right. */
    private static final byte[] ZLIB = {0x78, 0x01};

    private static final int BIT_DEPTH = 8;
    private static final int RGB = 2;
    private static final int RGB_AND_ALPHA = 6;
    private static final int OPAQUE = 0xFF000000;

    /** A strip of a picture of full HD at 4x is 1.5 MB. */
    private static final int ROWS = 64;

    /** From here on the time to encode tells, and a quarter more bytes do not. */
    private static final long MANY_PIXELS = 8_000_000;

    private final int[] pixels;
    private final int width;
    private final int height;
    private final boolean alpha;
    private final int level;

    private PngEncoder(BufferedImage image) {
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        this.width = image.getWidth();
        this.height = image.getHeight();
        this.alpha = !isOpaque(pixels);
        this.level =
                (long) width * height > MANY_PIXELS
                        ? Deflater.BEST_SPEED
                        : Deflater.DEFAULT_COMPRESSION;
    }

    /**
     * Writes a picture.
     *
     * @param image of {@link BufferedImage#TYPE_INT_ARGB}
     */
    static void write(BufferedImage image, OutputStream out) throws IOException {
        new PngEncoder(image).write(new DataOutputStream(out));
    }

    private static boolean isOpaque(int[] pixels) {
        int all = OPAQUE;
        for (int pixel : pixels) {
            all &= pixel;
        }
        return all == OPAQUE;
    }

    /** Rows as they are, for the sum of all, and as they are written. */
    private static final class Strip {
        private final byte[] rows;
        private final byte[] deflated;

        Strip(byte[] rows, byte[] deflated) {
            this.rows = rows;
            this.deflated = deflated;
        }
    }

    private void write(DataOutputStream out) throws IOException {
        out.write(SIGNATURE);
        chunk(out, "IHDR", header());
        chunk(out, "IDAT", ZLIB);
        Adler32 sum = new Adler32();
        int strips = (height + ROWS - 1) / ROWS;
        int atOnce = 2 * Runtime.getRuntime().availableProcessors();
        for (int first = 0; first < strips; first += atOnce) {
            List<Strip> done =
                    IntStream.range(first, Math.min(strips, first + atOnce))
                            .parallel()
                            .mapToObj(this::strip)
                            .toList();
            for (Strip strip : done) {
                sum.update(strip.rows);
                chunk(out, "IDAT", strip.deflated);
            }
        }
        chunk(out, "IDAT", bytes((int) sum.getValue()));
        chunk(out, "IEND", new byte[0]);
    }

    private byte[] header() throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.write(bytes(width));
        header.write(bytes(height));
        header.write(BIT_DEPTH);
        header.write(alpha ? RGB_AND_ALPHA : RGB);
        header.write(new byte[3]); // deflate, filters row by row, not interlaced
        return header.toByteArray();
    }

    private Strip strip(int index) {
        int first = index * ROWS;
        int end = Math.min(height, first + ROWS);
        byte[] rows = rows(first, end);
        return new Strip(rows, deflated(rows, end == height));
    }

    /** Each row begins with its filter, which is none: what is drawn here has large even areas. */
    private byte[] rows(int first, int end) {
        int bytesAPixel = alpha ? 4 : 3;
        byte[] rows = new byte[(end - first) * (1 + width * bytesAPixel)];
        int at = 0;
        for (int y = first; y < end; y++) {
            at++;
            for (int x = 0; x < width; x++, at += bytesAPixel) {
                int pixel = pixels[y * width + x];
                rows[at] = (byte) (pixel >> 16);
                rows[at + 1] = (byte) (pixel >> 8);
                rows[at + 2] = (byte) pixel;
                if (alpha) {
                    rows[at + 3] = (byte) (pixel >>> 24);
                }
            }
        }
        return rows;
    }

    private byte[] deflated(byte[] rows, boolean last) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream(rows.length / 16);
        byte[] buffer = new byte[1 << 16];
        try (Deflater deflater = new Deflater(level, true)) {
            deflater.setInput(rows);
            if (last) {
                deflater.finish();
            }
            int count;
            do {
                count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                deflated.write(buffer, 0, count);
            } while (count == buffer.length);
        }
        return deflated.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) check.getValue());
    }

    private static byte[] bytes(int number) {
        return new byte[] {
            (byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number
        };
    }
}
