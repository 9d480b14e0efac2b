package loopscope.picture;

import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Hatch;
import loopscope.picture.surface.Path;
import loopscope.picture.surface.Sign;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;

/** One of everything, for the tests of every surface; 480 x 240 px. */
public final class SamplePicture {
    private static final Path KINK =
            new Path().moveTo(0, 0).curveTo(0, 24, 60, 6, 80, 24).lineTo(90, 24);

    private SamplePicture() {}

    /** Draws it in a theme. */
    public static void paint(Surface s, Theme theme) {
        TextStyle words = TextStyle.sans(11.5, TextStyle.Weight.SEMIBOLD);
        TextStyle call = TextStyle.mono(11.5, TextStyle.Weight.REGULAR);
        s.rect(0, 0, 480, 240, theme.of(Tone.GROUND));
        s.rect(0, 0, 480, 30, theme.of(Tone.HEADER));
        s.text(
                "sequential",
                12,
                20,
                TextStyle.sans(14, TextStyle.Weight.BOLD),
                ink(theme),
                Anchor.START);
        s.text("longest wait 3.60 s, B for A", 468, 20, words, theme.of(Tone.WAITS), Anchor.END);
        s.group("server thread");
        wait(s, theme, 40, theme.waitsForAnyone(), theme.of(Tone.ANYONE), "accept()", call);
        s.endGroup();
        for (int i = 0; i < 3; i++) {
            double y = 76 + 36 * i;
            s.circle(20, y + 12, 9, theme.clientInk(i), Colour.NONE, 0);
            s.text("" + (char) ('A' + i), 20, y + 16, words, theme.of(Tone.GROUND), Anchor.MIDDLE);
            wait(
                    s,
                    theme,
                    y,
                    theme.waitsFor(i),
                    theme.clientInk(i),
                    "recv(A) — waits for A alone",
                    call);
            chip(s, theme, 380, y, i, words);
        }
        s.path(KINK, 44, 190, Colour.NONE, theme.of(Tone.WAITS), 1.5, Dash.DASHED);
        s.clip(200, 190, 60, 20);
        s.circle(200, 200, 30, theme.client(4), Colour.NONE, 0);
        s.unclip();
        s.line(330, 30, 330, 230, ink(theme), 1, Dash.DASHED);
        s.line(40, 226, 470, 226, theme.of(Tone.GRID), 1, Dash.SOLID);
        s.text(
                "×412 µs Δt … – “said” → ← ↑ ●",
                270,
                220,
                words,
                theme.of(Tone.DIM_INK),
                Anchor.START);
    }

    private static void wait(
            Surface s,
            Theme theme,
            double y,
            Hatch hatch,
            int edge,
            String label,
            TextStyle style) {
        s.hatch(40, y, 320, 24, hatch);
        s.roundRect(40, y, 320, 24, 2, Colour.NONE, edge, 1);
        double w = Text.width(label, style) + 8;
        s.rect(200 - w / 2, y + 4, w, 16, theme.of(Tone.GROUND));
        s.text(label, 200, y + 16, style, ink(theme), Anchor.MIDDLE);
    }

    private static void chip(
            Surface s, Theme theme, double x, double y, int client, TextStyle style) {
        int ink = theme.clientInk(client);
        double w = Sign.SIZE + 12 + Text.width("Ping", style);
        s.roundRect(x, y + 2, w, 20, 3, theme.of(Tone.GROUND), ink, 1.4);
        s.path(Sign.SAYS, x + 5, y + 16, ink, Colour.NONE, 0, Dash.SOLID);
        s.text("Ping", x + 7 + Sign.SIZE, y + 16, style, ink, Anchor.START);
    }

    private static int ink(Theme theme) {
        return theme.of(Tone.INK);
    }
}
