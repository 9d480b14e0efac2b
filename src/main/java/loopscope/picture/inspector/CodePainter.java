package loopscope.picture.inspector;

import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Sign;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;

import java.util.List;

/** Draws the lines of a source about the one that a thread is at. */
final class CodePainter {
    /** From one line to the next, in pixels. */
    static final double LINE = 15;

    /** Above the first line and below the last, together, in pixels. */
    static final double AIR = 8;

    private static final TextStyle WORD = TextStyle.mono(11, TextStyle.Weight.REGULAR);
    private static final TextStyle NUMBER = TextStyle.mono(11, TextStyle.Weight.BOLD);

    /** Room for the mark of the current line, in pixels. */
    private static final double MARK = 16;

    private final Surface surface;
    private final Theme theme;
    private final double x;
    private final double width;

    CodePainter(Surface surface, Theme theme, double x, double width) {
        this.surface = surface;
        this.theme = theme;
        this.x = x;
        this.width = width;
    }

    /**
     * Draws some lines; the current one is in the middle of them, where the file has as many before
     * and after it.
     */
    void paint(CodeExcerpt code, int shown, double top) {
        int all = code.lines().size();
        int first = Math.clamp(code.line() - shown / 2, 1, Math.max(1, all - shown + 1));
        int last = Math.min(all, first + shown - 1);
        double height = (last - first + 1) * LINE + AIR;
        surface.rect(x - 4, top, width + 8, height, theme.of(Tone.PANEL));
        int indent = indent(code.lines().subList(first - 1, last));
        double numbers = Text.width(String.valueOf(last), NUMBER);
        double y = top + AIR / 2;
        for (int number = first; number <= last; number++) {
            line(code, number, indent, numbers, y);
            y += LINE;
        }
    }

    private void line(CodeExcerpt code, int number, int indent, double numbers, double top) {
        boolean current = number == code.line();
        double base = top + LINE / 2 + WORD.size() * 0.36;
        if (current) {
            surface.rect(x - 4, top, width + 8, LINE, theme.of(Tone.NOTICE));
            int mark = theme.of(Tone.NOTICE_INK);
            surface.path(Sign.SAYS, x, base, mark, Colour.NONE, 0, Dash.SOLID);
        } else if (code.others().containsKey(number)) {
            surface.circle(x + 4, top + LINE / 2, 2.5, theme.of(Tone.DIM_INK), Colour.NONE, 0);
        }
        double right = x + MARK + numbers;
        TextStyle style = current ? NUMBER : WORD;
        int ink = theme.of(current ? Tone.INK : Tone.DIM_INK);
        surface.text(String.valueOf(number), right, base, style, ink, Anchor.END);
        words(code.lines().get(number - 1), indent, right + 10, base);
    }

    private void words(List<JavaTokens.Token> tokens, int indent, double left, double base) {
        int letters = (int) ((x + width - left) / Text.width("m", WORD));
        int length = tokens.stream().mapToInt(token -> token.text().length()).sum() - indent;
        int end = indent + (length > letters ? letters - 1 : length);
        double at = left;
        int column = 0;
        for (JavaTokens.Token token : tokens) {
            int from = Math.clamp(indent - column, 0, token.text().length());
            int to = Math.clamp(end - column, from, token.text().length());
            String text = token.text().substring(from, to);
            if (!text.isBlank()) {
                surface.text(text, at, base, WORD, theme.of(tone(token.kind())), Anchor.START);
            }
            at += Text.width(text, WORD);
            column += token.text().length();
        }
        if (length > letters) {
            surface.text("…", at, base, WORD, theme.of(Tone.DIM_INK), Anchor.START);
        }
    }

    private static Tone tone(JavaTokens.Kind kind) {
        return switch (kind) {
            case PLAIN -> Tone.INK;
            case KEYWORD -> Tone.CODE_KEYWORD;
            case LITERAL -> Tone.CODE_LITERAL;
            case COMMENT -> Tone.DIM_INK;
            case ANNOTATION -> Tone.CODE_ANNOTATION;
        };
    }

    /** The spaces that all lines begin with. */
    private static int indent(List<List<JavaTokens.Token>> lines) {
        return lines.stream().mapToInt(CodePainter::spaces).min().orElse(0);
    }

    /** The spaces that a line begins with; as many as any other has where it is blank. */
    private static int spaces(List<JavaTokens.Token> line) {
        StringBuilder text = new StringBuilder();
        line.forEach(token -> text.append(token.text()));
        String all = text.toString();
        return all.isBlank() ? Integer.MAX_VALUE : all.length() - all.stripLeading().length();
    }
}
