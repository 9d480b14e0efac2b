package loopscope.ui;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an SVG of stages says, read from its texts alone. */
final class PictureClaims {
    private static final Pattern DESCRIPTION = Pattern.compile("<desc>(.*?)</desc>");
    private static final Pattern WORDS =
            Pattern.compile("<g><title>(?<group>.*?)</title>|<text [^>]*>(?<text>.*?)</text>");
    private static final Pattern SUMMARY =
            Pattern.compile(
                    "(?:whole run: )?(?:no wait .*: longest|longest wait) (?<length>[^:]+?)"
                            + "(?:: (?<who>(?:client )?\\S+?)(?<why> for (?:client )?\\S+| for the server|, server held|, .* for .+?))?"
                            + "(?:  ·  \\d+ threads?)?");
    private static final Pattern CALLS = Pattern.compile("([\\d,]+) calls?");
    private static final Pattern DESCRIPTOR = Pattern.compile("fd (\\d+) · .*");

    private final Claims claims = new Claims();
    private final String place;
    private final List<String> models;
    private int next;
    private String group = "";
    private long calls;

    private PictureClaims(String place, List<String> models) {
        this.place = place;
        this.models = models;
    }

    /**
     * The claims of a picture.
     *
     * @param place what it is
     * @param models of its stages, from top to bottom
     */
    static Claims of(String svg, String place, List<String> models) {
        PictureClaims picture = new PictureClaims(place, models);
        Matcher description = DESCRIPTION.matcher(svg);
        if (description.find()) {
            picture.claims.add("sentence", place, plain(description.group(1)));
        }
        Matcher words = WORDS.matcher(svg);
        while (words.find()) {
            if (words.group("group") != null) {
                picture.group = plain(words.group("group"));
            } else {
                picture.read(plain(words.group("text")));
            }
        }
        picture.endStage();
        return picture.claims;
    }

    private static String plain(String escaped) {
        return escaped.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private void read(String text) {
        if (next < models.size() && text.equals(models.get(next))) {
            endStage();
            next++;
        } else if (next > 0) {
            readOfStage(models.get(next - 1) + ": ", text);
        }
    }

    private void readOfStage(String stage, String text) {
        Matcher summary = SUMMARY.matcher(text);
        if (summary.matches()) {
            readMoral(stage, summary);
        }
        Matcher made = CALLS.matcher(text);
        if (made.matches() && !group.startsWith("client ")) {
            calls += Long.parseLong(made.group(1).replace(",", ""));
        }
        Matcher descriptor = DESCRIPTOR.matcher(text);
        if (descriptor.matches()) {
            claims.add(stage + "fd of " + client(), place, descriptor.group(1));
        }
    }

    private void readMoral(String stage, Matcher summary) {
        claims.add(stage + "longest wait", place, summary.group("length"));
        if (summary.group("who") != null) {
            claims.add(stage + "who waited longest", place, summary.group("who"));
            claims.add(stage + "for whom", place, summary.group("why"));
        }
    }

    private String client() {
        return group.substring("client ".length());
    }

    private void endStage() {
        if (next > 0) {
            String stage = models.get(next - 1) + ": ";
            claims.add(stage + "calls made", place, String.format(Locale.ROOT, "%,d", calls));
        }
        calls = 0;
    }
}
