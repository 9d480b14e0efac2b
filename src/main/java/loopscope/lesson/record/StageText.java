package loopscope.lesson.record;

import loopscope.lab.ForeignProgram;
import loopscope.lab.Pace;
import loopscope.lab.Setup;
import loopscope.lesson.plan.StagePlan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A stage as lines of a lesson; settings that are the usual ones are left out. */
final class StageText {
    private final List<String> lines = new ArrayList<>();

    private StageText() {}

    static List<String> of(StagePlan stage) {
        StageText text = new StageText();
        text.write(stage, Setup.of(stage.setup().model()));
        return text.lines;
    }

    private void write(StagePlan stage, Setup usual) {
        Setup setup = stage.setup();
        ForeignProgram program = setup.program();
        if (program != null) {
            write(stage, program);
            return;
        }
        lines.add("  - model: " + setup.model());
        add("name", stage.name(), setup.model());
        if (setup.counter() != null) {
            add("counter", setup.counter(), "");
            add("pause", setup.pause().toMillis() + " ms", usual.pause().toMillis() + " ms");
        }
        add("workers", setup.workers(), usual.workers());
        add("backlog", setup.backlog(), usual.backlog());
        add("queue", setup.queue(), usual.queue());
        add("time-out", setup.timeout() + " ms", usual.timeout() + " ms");
        add("send-buffer", setup.sendBuffer() + " bytes", usual.sendBuffer() + " bytes");
        if (setup.pace().mode() == Pace.Mode.SLOW) {
            add("pace", setup.pace().hold().toMillis() + " ms", "");
        }
    }

    private void write(StagePlan stage, ForeignProgram program) {
        lines.add("  - command: " + Scalar.of(program.line()));
        add("name", stage.name(), "");
        add("port", stage.setup().port(), 0);
    }

    private void add(String key, Object value, Object usual) {
        if (!Objects.equals(value, usual)) {
            lines.add("    " + key + ": " + value);
        }
    }
}
