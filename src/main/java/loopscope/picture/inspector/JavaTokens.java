package loopscope.picture.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a Java source into tokens of different colours. It knows words, not grammar. */
public final class JavaTokens {
    /** The kinds of tokens. */
    public enum Kind {
        PLAIN,
        KEYWORD,
        LITERAL,
        COMMENT,
        ANNOTATION
    }

    /** A token, which is within one line. */
    public record Token(Kind kind, String text) {}

    private static final Pattern PIECE =
            Pattern.compile(
                    "(?<comment>//[^\\n]*|/\\*(?s:.)*?\\*/)"
                            + "|(?<literal>\"\"\"(?s:.)*?\"\"\""
                            + "|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'"
                            + "|\\b\\d[\\w.]*)"
                            + "|(?<annotation>@\\w+)"
                            + "|(?<word>[\\p{L}_$][\\w$]*)");

    private static final Set<String> KEYWORDS =
            Set.of(
                    ("abstract assert boolean break byte case catch char class continue default do"
                                    + " double else enum extends final finally float for if"
                                    + " implements import instanceof int interface long module"
                                    + " native new non-sealed null package permits private"
                                    + " protected public record return sealed short static super"
                                    + " switch synchronized this throw throws transient true try"
                                    + " false var void volatile while yield")
                            .split(" "));

    private final List<List<Token>> lines = new ArrayList<>();

    private JavaTokens() {
        lines.add(new ArrayList<>());
    }

    /** The lines of a source; joined again, they are the source. */
    public static List<List<Token>> lines(String source) {
        JavaTokens tokens = new JavaTokens();
        Matcher piece = PIECE.matcher(source);
        int from = 0;
        while (piece.find()) {
            tokens.add(Kind.PLAIN, source.substring(from, piece.start()));
            tokens.add(kind(piece), piece.group());
            from = piece.end();
        }
        tokens.add(Kind.PLAIN, source.substring(from));
        if (tokens.lines.getLast().isEmpty()) {
            tokens.lines.removeLast(); // the source ends with a line break
        }
        return tokens.lines;
    }

    private static Kind kind(Matcher piece) {
        if (piece.group("word") != null) {
            return KEYWORDS.contains(piece.group()) ? Kind.KEYWORD : Kind.PLAIN;
        }
        return piece.group("comment") != null
                ? Kind.COMMENT
                : piece.group("literal") != null ? Kind.LITERAL : Kind.ANNOTATION;
    }

    private void add(Kind kind, String text) {
        String[] parts = text.split("\n", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                lines.add(new ArrayList<>());
            }
            if (!parts[i].isEmpty()) {
                lines.getLast().add(new Token(kind, parts[i]));
            }
        }
    }
}
