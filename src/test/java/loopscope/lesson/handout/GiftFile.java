package loopscope.lesson.handout;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads GIFT by its published description, and by nothing that the app has.
 *
 * @see <a href="https://docs.moodle.org/en/GIFT_format">GIFT format</a>
 */
record GiftFile(List<Question> questions) {
    /**
     * A run of characters none of which ends what it stands in, unless a backslash is before it.
     */
    private static final String TEXT = "(?:\\\\.|[^\\\\~=#{}:])*";

    private static final Pattern QUESTION =
            Pattern.compile(
                    "::(" + TEXT + ")::\\[(\\w+)\\](" + TEXT + ")\\{((?:\\\\.|[^\\\\{}])*)\\}\\s*",
                    Pattern.DOTALL);

    private static final Pattern ANSWER =
            Pattern.compile(
                    "\\s*([=~])(?:%(-?[0-9.]+)%)?(" + TEXT + ")(?:#(" + TEXT + "))?",
                    Pattern.DOTALL);

    private static final Pattern NUMBER =
            Pattern.compile("#(-?[0-9.]+):([0-9.]+)(?:#(" + TEXT + "))?", Pattern.DOTALL);

    /** A question, with its texts as a reader of them sees them. */
    record Question(String title, String format, String text, List<Answer> answers) {
        /** The texts of the answers of one mark, {@code =} or {@code ~}, or {@code #}. */
        List<String> marked(String mark) {
            return answers.stream()
                    .filter(answer -> answer.mark().equals(mark))
                    .map(Answer::text)
                    .toList();
        }
    }

    /** An answer: its mark, its weight or tolerance, its text, and its feedback. */
    record Answer(String mark, String weight, String text, String feedback) {}

    static GiftFile read(String file) {
        List<Question> questions = new ArrayList<>();
        for (String block : file.strip().split("\\n\\s*\\n", -1)) {
            Matcher question = QUESTION.matcher(block);
            if (!question.matches()) {
                throw new AssertionError("no question: " + block);
            }
            questions.add(
                    new Question(
                            plain(question.group(1)),
                            question.group(2),
                            plain(question.group(3)),
                            answers(question.group(4))));
        }
        return new GiftFile(questions);
    }

    private static List<Answer> answers(String text) {
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            return List.of(
                    new Answer("#", number.group(2), number.group(1), plain(number.group(3))));
        }
        List<Answer> answers = new ArrayList<>();
        Matcher answer = ANSWER.matcher(text.strip());
        int end = 0;
        while (answer.find() && answer.start() == end) {
            end = answer.end();
            MatchResult found = answer.toMatchResult();
            String weight = found.group(2) == null ? "" : found.group(2);
            answers.add(
                    new Answer(
                            found.group(1), weight, plain(found.group(3)), plain(found.group(4))));
        }
        if (end != text.strip().length()) {
            throw new AssertionError("no answer: " + text.strip().substring(end));
        }
        return answers;
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip().replaceAll("\\\\(.)", "$1");
    }
}
