package loopscope.lesson.handout;

import loopscope.lesson.play.Performance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes all that a teacher takes into class from a lesson that was played. */
public final class Handout {
    private Handout() {}

    /**
     * The files, by name: sheet, key and plans, each as Markdown and as an HTML page, the questions
     * in GIFT where there are any, and the pictures that the Markdown shows.
     *
     * @param played the lesson, played to its end
     * @param pictures what was recorded at the end of each step, as SVG, in the order of the lesson
     */
    public static Map<String, String> files(Performance played, List<String> pictures) {
        String lesson = played.lesson().title();
        List<AskedStep> asked = AskedStep.all(played);
        Document sheet = StudentSheet.of(lesson, asked);
        Document key = AnswerKey.of(played, asked);
        Map<String, String> files = new LinkedHashMap<>();
        add(files, "sheet", sheet, pictures);
        add(files, "key", key, pictures);
        add(files, "plans", TeachingPlan.of(played.lesson()), pictures);
        String questions = Gift.text(lesson, asked);
        if (!questions.isEmpty()) {
            files.put("questions.gift", questions);
        }
        Stream.concat(sheet.pictured().stream(), key.pictured().stream())
                .distinct()
                .forEach(step -> files.put(Document.pictureFile(step), pictures.get(step - 1)));
        return files;
    }

    private static void add(
            Map<String, String> files, String name, Document document, List<String> pictures) {
        files.put(name + ".md", Markdown.text(document));
        files.put(name + ".html", HtmlPage.text(document, pictures));
    }
}
