package loopscope.takeaway.animation;

import loopscope.capture.Picture;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.ScaledSurface;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;
import loopscope.takeaway.RunStep;
import loopscope.timeline.Units;

import java.util.List;
import java.util.Locale;

/**
 * The head of a film's frames: the step of the lesson, how much slower or faster than in fact time
 * goes by, and the time that is left out.
 *
 * <pre>
 *   2. B and C come       0.31 s LEFT OUT: nothing begins or ends    5 times slower than it was
 * </pre>
 *
 * @param steps the lesson's; may be none
 * @param theme the palette
 * @param step the time from one frame to the next, in nanoseconds
 */
record FilmHead(List<RunStep> steps, Theme theme, long step) {
    private static final double HEIGHT = 40;
    private static final double MARGIN = 14;
    private static final double CHIP = 24;
    private static final TextStyle TITLE = TextStyle.sans(17, TextStyle.Weight.BOLD);
    private static final TextStyle SPEED = TextStyle.sans(13, TextStyle.Weight.REGULAR);
    private static final TextStyle GAP = TextStyle.sans(13, TextStyle.Weight.BOLD);

    /** Nanoseconds for which a usual frame is shown. */
    private static final double SHOWN = FrameTimes.USUAL * 1e7;

    /** A picture with the head over it, on ground down to a height below the head. */
    Picture over(Picture picture, FilmFrame frame, double height) {
        return picture.within(
                HEIGHT + height,
                picture.title(),
                picture.description(),
                surface -> {
                    surface.rect(0, 0, picture.width(), HEIGHT + height, theme.of(Tone.GROUND));
                    paint(surface, frame, picture.width());
                    picture.painter().accept(new ScaledSurface(surface, 1, 0, HEIGHT));
                });
    }

    private void paint(Surface on, FilmFrame frame, double width) {
        double right = width - MARGIN;
        String speed = speed();
        text(on, speed, right, SPEED, Tone.DIM_INK, Anchor.END);
        double room = right - Text.width(speed, SPEED) - 2 * MARGIN;
        if (frame.skipped() > 0) {
            room =
                    chip(
                            on,
                            Units.duration(frame.skipped()) + " LEFT OUT: nothing begins or ends",
                            room);
        }
        String title = Text.fit(title(frame.instant()), TITLE, room - 2 * MARGIN);
        text(on, title, MARGIN, TITLE, Tone.INK, Anchor.START);
    }

    /** Draws a chip that ends at an x; returns where it begins. */
    private double chip(Surface on, String words, double right) {
        double wide = Text.width(words, GAP) + 2 * MARGIN;
        double top = (HEIGHT - CHIP) / 2;
        on.roundRect(
                right - wide,
                top,
                wide,
                CHIP,
                CHIP / 2,
                theme.of(Tone.NOTICE),
                theme.of(Tone.NOTICE_INK),
                1);
        text(on, words, right - MARGIN, GAP, Tone.NOTICE_INK, Anchor.END);
        return right - wide;
    }

    private void text(
            Surface on, String words, double x, TextStyle style, Tone tone, Anchor anchor) {
        on.text(words, x, HEIGHT / 2 + 0.36 * style.size(), style, theme.of(tone), anchor);
    }

    /** The step that was played at an instant, with its number. */
    private String title(long instant) {
        int number = 0;
        String title = "";
        for (RunStep played : steps) {
            if (number == 0 || played.from() <= instant) {
                number++;
                title = number + ". " + played.title();
            }
        }
        return title;
    }

    private String speed() {
        double slower = SHOWN / step;
        if (slower == 1) {
            return "as fast as it was";
        }
        return slower > 1
                ? times(slower) + " slower than it was"
                : times(1 / slower) + " faster than it was";
    }

    private static String times(double factor) {
        return String.format(Locale.ROOT, "%,.0f times", factor);
    }
}
