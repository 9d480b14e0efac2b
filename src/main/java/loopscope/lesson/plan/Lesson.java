package loopscope.lesson.plan;

import loopscope.lab.ForeignProgram;
import loopscope.lab.Setup;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * A lesson.
 *
 * @param id its name on the command line and in files
 * @param title its name in a heading
 * @param goal what to look for, said beforehand in a sentence or two
 * @param minutes how long it takes in front of a class
 * @param scenes what is played, one after the other; one at least
 */
public record Lesson(String id, String title, String goal, int minutes, List<Scene> scenes) {
    public Lesson {
        scenes = List.copyOf(scenes);
    }

    /** Its steps, of all scenes. */
    public List<LessonStep> steps() {
        return scenes.stream().flatMap(scene -> scene.steps().stream()).toList();
    }

    /** What it must show, of all steps. */
    public int expectations() {
        return steps().stream().mapToInt(step -> step.expectations().size()).sum();
    }

    /** The programs that playing it starts, each once, as they are typed in a shell. */
    public List<String> commands() {
        return scenes.stream()
                .flatMap(scene -> scene.stages().stream())
                .map(stage -> stage.setup().program())
                .filter(Objects::nonNull)
                .map(ForeignProgram::line)
                .distinct()
                .toList();
    }

    /** The same with another server on the stage of a name, in each scene that has one. */
    public Lesson withServer(String stage, ForeignProgram program, int port) {
        return new Lesson(
                id,
                title,
                goal,
                minutes,
                scenes.stream().map(scene -> scene.withServer(stage, program, port)).toList());
    }

    /**
     * What it asks of a program of others that can't be done, as a sentence without a full stop;
     * null for nothing. The file of a lesson that does so is refused, but another server may have
     * taken a model's place.
     */
    public @Nullable String obstacle() {
        return scenes.stream()
                .map(Scene::obstacle)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * The names of the stages whose place a program of others can take, in the order of {@link
     * #stageNames}: nothing in the lesson would hold it there.
     */
    public List<String> stagesForPrograms() {
        ForeignProgram any = ForeignProgram.of(List.of("program"));
        return stageNames().stream()
                .filter(stage -> withServer(stage, any, 0).obstacle() == null)
                .toList();
    }

    /** The names of the stages of its first scene, from top to bottom, then those of others. */
    public List<String> stageNames() {
        return scenes.stream().flatMap(scene -> scene.names().stream()).distinct().toList();
    }

    /** The models on stage, from top to bottom, each once. */
    public List<String> models() {
        return scenes.stream()
                .flatMap(scene -> scene.stages().stream())
                .map(StagePlan::setup)
                .map(Setup::model)
                .distinct()
                .toList();
    }
}
