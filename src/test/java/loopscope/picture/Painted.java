package loopscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.layout.StageSpec;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;
import loopscope.timeline.axis.Axis;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A picture that was painted, for tests that ask what is seen on a part of it: on A's lane, on a
 * stage's header, in the legend.
 *
 * <p>A part is asked for by its name and lies where the layout says, so that a mark on the wrong
 * lane is found there. A lane's name is its client's ({@code A}) or its thread's ({@code server
 * thread}).
 */
final class Painted {
    /** Width of a capture in pixels, unless its axis is wider. */
    static final double WIDTH = 1200;

    /** More than a few lanes need, in pixels. */
    private static final double HEIGHT = 800;

    private final Drawn drawn = new Drawn();
    private final Frame frame;
    private final Layout layout;

    private Painted(PictureSpec spec) {
        layout = Layout.of(spec);
        frame = Painter.paint(drawn, layout);
    }

    static Painted of(PictureSpec spec) {
        return new Painted(spec);
    }

    /** Paints a capture of stages up to now, as wide as its axis needs. */
    static Painted capture(
            List<StageSpec> stages,
            Axis view,
            long now,
            OptionalLong selectedInstant,
            Notes notes) {
        return of(
                new PictureSpec(
                        "A title",
                        stages,
                        view,
                        now,
                        now,
                        selectedInstant,
                        notes,
                        view.width() + WIDTH - Layout.laneWidth(WIDTH),
                        HEIGHT,
                        Theme.LIGHT,
                        PictureSpec.Chrome.CAPTURE));
    }

    /** The whole picture. */
    Drawn all() {
        return drawn;
    }

    Layout layout() {
        return layout;
    }

    /** A stage: its header and its lanes. */
    Drawn stage(String model) {
        Layout.StageRows stage = rows(model);
        return drawn.within(stage.top(), stage.bottom());
    }

    /** A stage's header. */
    Drawn header(String model) {
        Layout.StageRows stage = rows(model);
        return drawn.within(stage.top(), stage.top() + stage.headline().height());
    }

    /** All lanes of a stage. */
    Drawn lanes(String model) {
        List<Layout.Row> rows = rows(model).rows();
        return drawn.within(rows.getFirst().top(), rows.getLast().bottom());
    }

    /** The lane of a name that only one stage has. */
    Drawn lane(String name) {
        return on(row(layout.stages(), name));
    }

    /** A lane of a stage. */
    Drawn lane(String model, String name) {
        return on(row(List.of(rows(model)), name));
    }

    /** The bars of the calls on a thread's lane, solid and hatched, from left to right. */
    List<Drawn.Box> bars(String model, String thread) {
        Layout.Row row = row(List.of(rows(model)), thread);
        Drawn lane = on(row);
        int ink = layout.spec().theme().of(Tone.INK);
        Stream<Drawn.Box> solid = lane.rects.stream().filter(box -> box.fill() == ink);
        Stream<Drawn.Box> hatched = lane.hatches.stream().map(Drawn.Hatched::box);
        return Stream.concat(solid, hatched)
                .filter(box -> box.h() == Pen.barHeight(row))
                .sorted(Comparator.comparingDouble(Drawn.Box::x))
                .toList();
    }

    /** The name of the lane at a height; empty where there is none. */
    String laneAt(double y) {
        Layout.Row row = layout.rowAt(y);
        return row == null ? "" : name(row);
    }

    /** The chips of messages, on all lanes. */
    List<Drawn.Box> chips() {
        return frame.chips().stream()
                .map(chip -> new Drawn.Box(chip.x(), chip.y(), chip.width(), chip.height(), 0))
                .toList();
    }

    Drawn ruler() {
        return drawn.within(layout.ruler(), layout.ruler() + Layout.RULER);
    }

    /** The line below the ruler that says what the range holds. */
    Drawn range() {
        return drawn.within(layout.range(), layout.below());
    }

    Drawn legend() {
        return drawn.within(layout.legend(), layout.strip());
    }

    private Drawn on(Layout.Row row) {
        return drawn.within(row.top(), row.bottom());
    }

    private Layout.StageRows rows(String model) {
        List<Layout.StageRows> found =
                layout.stages().stream()
                        .filter(stage -> stage.stage().model().equals(model))
                        .toList();
        assertThat(found).as("stages called %s", model).hasSize(1);
        return found.getFirst();
    }

    private static Layout.Row row(List<Layout.StageRows> stages, String name) {
        List<Layout.Row> found =
                stages.stream()
                        .flatMap(stage -> stage.rows().stream())
                        .filter(row -> name(row).equals(name))
                        .toList();
        assertThat(found).as("lanes called %s", name).hasSize(1);
        return found.getFirst();
    }

    private static String name(Layout.Row row) {
        return row.client() != null
                ? row.client().connection().name()
                : row.thread() != null ? row.thread().name() : "";
    }
}
