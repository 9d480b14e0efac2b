package loopscope.lesson.plan;

import loopscope.lab.Setup;

import java.util.List;

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
