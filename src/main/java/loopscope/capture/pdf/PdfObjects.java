package loopscope.capture.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/** The numbered objects of a document, and the table that says where each begins. */
final class PdfObjects {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> places = new ArrayList<>();

    PdfObjects() {
        // Four bytes over 127 tell programs that copy files that this is no text.
        put("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    }

    /** Keeps a number for an object that is written later. */
    int reserve() {
        places.add(0);
        return places.size();
    }

    /** Writes an object; returns its number. */
    int add(String body) {
        int number = reserve();
        write(number, body);
        return number;
    }

    /** Writes an object whose number was reserved. */
    void write(int number, String body) {
        places.set(number - 1, out.size());
        put(number + " 0 obj\n" + body + "\nendobj\n");
    }

    /**
     * Writes bytes, compressed; returns their number.
     *
     * @param entries of its dictionary, other than its length and filter
     */
    int addStream(String entries, byte[] bytes) {
        byte[] packed = deflate(bytes);
        int number = reserve();
        places.set(number - 1, out.size());
        put(number + " 0 obj\n<< " + entries + " /Length " + packed.length);
        put(" /Filter /FlateDecode >>\nstream\n");
        out.writeBytes(packed);
        put("\nendstream\nendobj\n");
        return number;
    }

    /** The whole document. */
    byte[] finish(int catalogue, int information) {
        int table = out.size();
        put("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
        for (int place : places) {
            put(String.format(Locale.ROOT, "%010d 00000 n \n", place));
        }
        put("trailer\n<< /Size " + (places.size() + 1) + " /Root " + catalogue + " 0 R");
        put(" /Info " + information + " 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void put(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] some = new byte[8192];
            while (!deflater.finished()) {
                packed.write(some, 0, deflater.deflate(some));
            }
        }
        return packed.toByteArray();
    }
}
