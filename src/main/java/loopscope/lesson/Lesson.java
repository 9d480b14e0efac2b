package loopscope.lesson;

import loopscope.lab.Script;
import loopscope.lab.Setup;

import java.util.List;

/**
 * A lesson.
 *
 * @param id its name on the command line and in files
 * @param title its name in a heading
 * @param lookFor what to look for, said beforehand in a sentence or two
 * @param stages what is on stage, from top to bottom
 * @param clients what each client does, A first; the same on every stage
 * @param rows rows of one-shots that come besides; 0 for none
 * @param each how many one-shots come in each row
 */
public record Lesson(
        String id,
        String title,
        String lookFor,
        List<Setup> stages,
        List<Script> clients,
        int rows,
        int each) {
    /** A lesson of some clients, each with a script of its own. */
    static Lesson of(
            String id, String title, String lookFor, List<Setup> stages, List<Script> clients) {
        return new Lesson(id, title, lookFor, stages, clients, 0, 0);
    }

    /** The models on stage, from top to bottom. */
    public List<String> models() {
        return stages.stream().map(Setup::model).toList();
    }
}
