package loopscope.cli;

import loopscope.capture.Picture;
import loopscope.capture.StagePicture;
import loopscope.lab.ModelInfo;
import loopscope.lesson.Performance;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.StageSpec;
import loopscope.picture.surface.Theme;
import loopscope.timeline.Units;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.words.Digest;
import loopscope.trace.Address;
import loopscope.trace.Trace;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The picture of a lesson that was played: the whole run, at the moment that tells most. */
final class LessonPicture {
    /** In pixels at 100%: what fits a slide and a book's page. */
    private static final double WIDTH = 1440;

    /** Free time behind the end, as a part of the run, so that the end is seen as one. */
    private static final int AIR = 40;

    private LessonPicture() {}

    /** The picture in a theme. */
    static Picture of(Performance played, Theme theme) {
        List<StageSpec> shots = played.acts().stream().map(act -> shot(played, act)).toList();
        return StagePicture.of(
                title(played),
                shots,
                Viewport.between(0, played.end() + played.end() / AIR, WIDTH),
                played.end(),
                OptionalLong.of(played.moment()),
                Notes.NONE,
                theme,
                WIDTH);
    }

    private static String title(Performance played) {
        List<String> models =
                played.acts().stream().map(Performance.Act::model).map(ModelInfo::title).toList();
        return played.lesson().title() + " — " + String.join(" beside ", models);
    }

    private static StageSpec shot(Performance played, Performance.Act act) {
        ModelInfo model = act.model();
        return new StageSpec(
                model.title(),
                model.kind(),
                !model.blocking(),
                Address.text(act.address()),
                Digest.of(act.record().lanes(), played.end(), played.moment()),
                marks(model, act.record().trace(), played.complete()));
    }

    /** What the viewer has to know to judge the picture. */
    private static List<String> marks(ModelInfo model, Trace trace, boolean complete) {
        List<String> marks = new ArrayList<>(model.marks());
        if (trace.dropped() > 0) {
            marks.add(Units.count(trace.dropped(), "call") + " not recorded");
        }
        if (trace.oldest() > 0) {
            marks.add(Units.count(trace.oldest(), "older event") + " let go");
        }
        if (!complete) {
            marks.add("cut short: not every client had left");
        }
        return List.copyOf(marks);
    }
}
