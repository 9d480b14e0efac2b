package loopscope.capture;

import loopscope.picture.Caption;
import loopscope.picture.Painter;
import loopscope.picture.inspector.Inspector;
import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.layout.StageSpec;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;
import loopscope.timeline.axis.Axis;
import loopscope.timeline.words.Sentence;

import java.util.List;
import java.util.OptionalLong;

/**
 * Lays out a picture of stages that is understood without the window: with title, the servers'
 * addresses, the sentence and the legend, and high enough for every lane to be read, or of a given
 * size.
 *
 * <pre>
 *   ┌─────────────────────────┬───────────┐      ┌─────────────┐
 *   │ stages, sentence,       │ inspector │      │ stages …    │
 *   │ legend                  │           │      ├─────────────┤
 *   ├─────────────────────────┴───────────┤      │ inspector   │
 *   │ caption                             │      │ caption     │
 *   └─────────────────────────────────────┘      └─────────────┘
 *                   wide                             narrow
 * </pre>
 */
public final class StagePicture {
    private static final double TALL = 1000;

    /** From this width on, in pixels, the inspector stands beside the stages. */
    private static final double ROOM_BESIDE = 860;

    /** The part of the width that the inspector takes beside the stages, and the most of it. */
    private static final double SHARE_BESIDE = 0.37;

    private static final double MOST_BESIDE = 620;

    /** The part of a given height that the inspector takes below the stages. */
    private static final double SHARE_BELOW = 0.45;

    /** Above the inspector where it stands beside the stages, in pixels: the title is there. */
    private static final double BELOW_TITLE = 40;

    /** A picture that is so much higher than its rows need has higher rows, in pixels. */
    private static final double LOOSE = 40;

    /** How much smaller the type may become so that all rows have room, and all else has. */
    private static final double SMALLER = 1.45;

    private static final double SMALLEST = 4;
    private static final double STEP = 1.05;

    private final PictureFrame frame;
    private final Layout layout;
    private final Inspector inspector;
    private final boolean beside;
    private final Caption caption;
    private final double height;

    private StagePicture(PictureSpec spec, PictureFrame frame) {
        this.frame = frame;
        PictureSize size = frame.size();
        boolean inspects = !frame.inspected().isEmpty();
        beside = inspects && size.width() >= ROOM_BESIDE;
        double panel = beside ? besideWidth(size.width()) : size.width();
        inspector = new Inspector(frame.inspected(), panel);
        caption = Caption.of(frame.words(), size.width());
        double width = beside ? size.width() - panel : size.width();
        double room = size.height() - caption.height();
        if (size.height() == 0) {
            Layout usual = Painter.layoutOfCapture(resized(spec, width, TALL));
            double needed = Math.max(usual.bottom(), BELOW_TITLE + inspector.height());
            boolean rises = beside && needed > usual.bottom() + LOOSE;
            layout = rises ? Painter.layoutFilling(resized(spec, width, needed)) : usual;
            height = (beside ? needed : layout.bottom() + inspector.height()) + caption.height();
            if (beside) {
                inspector.fit(needed - BELOW_TITLE);
            }
        } else {
            double below =
                    inspects && !beside ? Math.min(inspector.height(), room * SHARE_BELOW) : 0;
            layout = Painter.layoutFilling(resized(spec, width, room - below));
            inspector.fit(beside ? room - BELOW_TITLE : room - layout.bottom());
            height = size.height();
        }
    }

    private static double besideWidth(double width) {
        double share = Math.rint(width * SHARE_BESIDE);
        return Math.clamp(share, Inspector.LEAST_WIDTH, MOST_BESIDE);
    }

    private static PictureSpec resized(PictureSpec spec, double width, double height) {
        return new PictureSpec(
                spec.title(),
                spec.stages(),
                spec.view().over(Layout.captureLaneWidth(width)),
                spec.now(),
                spec.recorded(),
                spec.selectedInstant(),
                spec.notes(),
                spec.sentence(),
                width,
                height,
                spec.theme(),
                PictureSpec.Chrome.CAPTURE);
    }

    /**
     * The picture of a range of time, as high as it needs. Times are nanoseconds since the run's
     * zero.
     *
     * @param title what is shown, in a few words
     * @param stages one to four stages, from top to bottom
     * @param view the axis of time; it is stretched to the width of the lanes
     * @param now the time up to which events are drawn
     * @param selectedInstant the instant that the sentence is about; empty for now
     * @param notes the user's range, flags and selected event
     * @param theme the palette
     * @param width of the whole picture in pixels at 100%
     */
    public static Picture of(
            String title,
            List<StageSpec> stages,
            Axis view,
            long now,
            OptionalLong selectedInstant,
            Notes notes,
            Theme theme,
            double width) {
        PictureFrame frame = PictureFrame.plain(theme, width);
        return of(title, stages, view, now, now, selectedInstant, notes, frame);
    }

    /**
     * The same in a frame. Where its size is given, the picture has that size: the rows fill it.
     * Where they have no room, the type is a little smaller; where that is not enough, rows are
     * left out and counted.
     *
     * @param recorded the end of what is recorded; after {@code now} where the run is shown as it
     *     was at an earlier instant
     */
    public static Picture of(
            String title,
            List<StageSpec> stages,
            Axis view,
            long now,
            long recorded,
            OptionalLong selectedInstant,
            Notes notes,
            PictureFrame frame) {
        PictureSpec spec =
                new PictureSpec(
                        title,
                        List.copyOf(stages),
                        view,
                        now,
                        recorded,
                        selectedInstant,
                        notes,
                        frame.size().width(),
                        TALL, // rows are as high as is good to read, and lower where there are many
                        frame.theme(),
                        PictureSpec.Chrome.CAPTURE);
        return fitted(spec, frame).picture(spec);
    }

    private static StagePicture fitted(PictureSpec spec, PictureFrame frame) {
        StagePicture usual = new StagePicture(spec, frame);
        if (frame.size().height() == 0 || usual.isComplete()) {
            return usual;
        }
        StagePicture fitting = usual.fits() ? usual : null;
        for (double times = STEP; times < SMALLEST; times *= STEP) {
            StagePicture smaller = new StagePicture(spec, frame.sized(frame.size().roomier(times)));
            if (smaller.isComplete() && times <= SMALLER) {
                return smaller;
            }
            if (fitting == null && smaller.fits()) {
                fitting = smaller;
            }
            if (fitting != null && times > SMALLER) {
                return fitting;
            }
        }
        return fitting == null ? usual : fitting;
    }

    private boolean fits() {
        double room = height - caption.height();
        return beside
                ? Math.max(layout.bottom(), BELOW_TITLE + inspector.height()) <= room
                : layout.bottom() + inspector.height() <= room;
    }

    private boolean isComplete() {
        return fits() && layout.showsAllRows();
    }

    private Picture picture(PictureSpec spec) {
        PictureSize size = frame.size();
        return new Picture(
                size.width(),
                height,
                size.zoom(),
                size.density(),
                spec.title(),
                description(spec.sentence()),
                this::paint);
    }

    /** The sentence below the lanes and the caption, for screen readers. */
    private String description(Sentence sentence) {
        String words =
                sentence.text() + " " + sentence.contrast() + " " + String.join(" ", frame.words());
        return words.replaceAll(" +", " ").strip();
    }

    private void paint(Surface surface) {
        Theme theme = frame.theme();
        double width = frame.size().width();
        if (!frame.transparent()) {
            surface.rect(0, 0, width, height, theme.of(Tone.GROUND));
        }
        Painter.paintOn(surface, layout);
        double bottom = height - caption.height();
        if (beside) {
            double left = layout.spec().width();
            inspector.paint(surface, theme, left, BELOW_TITLE);
            surface.rect(left, BELOW_TITLE, 1, bottom - BELOW_TITLE, theme.of(Tone.GRID));
        } else if (!frame.inspected().isEmpty()) {
            surface.rect(0, layout.bottom(), width, 1, theme.of(Tone.GRID));
            inspector.paint(surface, theme, 0, layout.bottom());
        }
        caption.paint(surface, theme, bottom);
    }
}
