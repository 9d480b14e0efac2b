package loopscope.capture.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/** Reads back a document of one page and at most one font that this program wrote. */
final class WrittenPdf {
    private static final Pattern STREAM =
            Pattern.compile("/Length (\\d+) /Filter /FlateDecode >>\nstream\n");

    private final String file;
    private final List<String> streams = new ArrayList<>();

    WrittenPdf(byte[] bytes) {
        file = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher stream = STREAM.matcher(file);
        while (stream.find()) {
            streams.add(inflated(bytes, stream.end(), Integer.parseInt(stream.group(1))));
        }
    }

    /** What draws the page. */
    String operators() {
        return streams.getFirst();
    }

    /** What a reader finds on the page: its codes, by the table that says what they stand for. */
    String text() {
        Map<String, String> characters = new HashMap<>();
        Pattern pair = Pattern.compile("beginbfchar\n<(....)> <([0-9A-F]+)>");
        pair.matcher(streams.getLast())
                .results()
                .forEach(found -> characters.put(found.group(1), utf16(found.group(2))));
        Matcher instead = Pattern.compile("/ActualText <FEFF([0-9A-F]*)>").matcher(operators());
        if (instead.find()) {
            return utf16(instead.group(1));
        }
        StringBuilder text = new StringBuilder();
        String shown = operators().replaceAll("(?s).*\\[(.*)] TJ.*", "$1");
        Matcher codes = Pattern.compile("<([0-9A-F]*)>").matcher(shown);
        while (codes.find()) {
            for (int i = 0; i < codes.group(1).length(); i += 4) {
                text.append(characters.get(codes.group(1).substring(i, i + 4)));
            }
        }
        return text.toString();
    }

    /** The numbers of the objects that do not begin where the table says. */
    List<Integer> misplaced() {
        int table = Integer.parseInt(file.replaceAll("(?s).*startxref\n(\\d+)\n.*", "$1"));
        List<Integer> wrong = new ArrayList<>();
        Matcher entry = Pattern.compile("(\\d{10}) 00000 n \n").matcher(file);
        for (int number = 1; entry.find(number == 1 ? table : entry.end()); number++) {
            if (!file.startsWith(number + " 0 obj\n", Integer.parseInt(entry.group(1)))) {
                wrong.add(number);
            }
        }
        return wrong;
    }

    private static String utf16(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_16BE);
    }

    private static String inflated(byte[] bytes, int from, int length) {
        var packed = new ByteArrayInputStream(bytes, from, length);
        try (InflaterInputStream in = new InflaterInputStream(packed)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
