package loopscope.lesson.format;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lab.ExhibitInfo;
import loopscope.lab.Lab;
import loopscope.lesson.grammar.Vocabulary;
import loopscope.lesson.grammar.WrongSentenceException;
import loopscope.lesson.plan.Experiment;
import loopscope.lesson.plan.Lesson;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page on lessons, and the schema that editors read, say what the reader takes. */
class LessonPageTest {
    private static final Path SITE = Path.of("src", "site");
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)```", Pattern.DOTALL);

    /** What the page writes into the gaps. */
    private static final Map<String, String> GAPS =
            Map.ofEntries(
                    Map.entry("{client}", "A"),
                    Map.entry("{other:client}", "B"),
                    Map.entry("{text}", "\"Hi\""),
                    Map.entry("{number}", "200"),
                    Map.entry("{atOnce:number}", "2"),
                    Map.entry("{duration}", "300 ms"),
                    Map.entry("{size}", "64 KiB"),
                    Map.entry("{call}", "recv"),
                    Map.entry("{flag}", "writing"),
                    Map.entry("{stage}", "select"),
                    Map.entry(
                            "{first:happening} before {then:happening}",
                            "A is answered before B leaves"),
                    Map.entry(
                            "{then:happening} after {first:happening}",
                            "B leaves after A is answered"),
                    Map.entry("{statement}", "B waits for A on select"));

    private static String page;
    private static List<String> blocks;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(SITE.resolve("lessons.md"));
        blocks = BLOCK.matcher(page).results().map(block -> block.group(2)).toList();
    }

    @Test
    void thePagesOwnLessonIsOne() throws BadLessonException {
        Lesson lesson =
                LessonReader.read("page", blocks.getFirst().getBytes(StandardCharsets.UTF_8));
        assertThat(lesson.steps()).hasSize(3);
        assertThat(lesson.expectations()).isEqualTo(7);
    }

    @Test
    void thePagesOwnExperimentIsOne() throws BadLessonException {
        Node step = Yaml.read(blocks.get(6));
        Fields fields = Fields.of(step, "a step", StepReader.KEYS);
        Experiment experiment = ExperimentReader.experiment(fields.node("experiment"));
        assertThat(experiment.clients()).containsExactly(1, 10, 100, 500);
        assertThat(experiment.rounds()).isEqualTo(5);
        assertThat(experiment.messages()).isEqualTo(50);
    }

    @Test
    void aLessonOfThePageHasEachKindOfQuestion() throws BadLessonException {
        Lesson lesson = LessonReader.read("page", blocks.get(7).getBytes(StandardCharsets.UTF_8));
        assertThat(lesson.steps().stream().map(step -> step.question().getClass().getSimpleName()))
                .containsExactlyInAnyOrder("Choice", "WhoWaits", "Ordering", "Guess");
    }

    @Test
    void everyModelAndEveryBugStandsOnThePage() {
        Stream.concat(Lab.models().stream(), Lab.museum().stream().map(ExhibitInfo::model))
                .forEach(model -> assertThat(page).contains("`" + model.id() + "`"));
    }

    @Test
    void everySentenceThatCanBeWrittenStandsOnThePage() {
        Map<String, List<String>> templates = new Vocabulary(List.of("select")).templates();
        for (String kind : List.of("do", "claims", "happenings", "figures")) {
            for (String template : templates.getOrDefault(kind, List.of())) {
                assertThat(sentences()).as(kind).contains(example(template));
            }
        }
    }

    @Test
    void everySentenceOfThePageCanBeWritten() throws WrongSentenceException {
        Vocabulary vocabulary = new Vocabulary(List.of("select"));
        for (String sentence : blocks.get(1).lines().toList()) {
            assertThat(vocabulary.action(sentence)).as(sentence).isNotNull();
        }
        for (String sentence : blocks.get(2).lines().toList()) {
            assertThat(vocabulary.statement(sentence)).as(sentence).isNotNull();
            assertThat(vocabulary.expectation("never " + sentence, 1).overStep()).isTrue();
        }
        for (String sentence : blocks.get(3).lines().toList()) {
            assertThat(vocabulary.happening(sentence)).as(sentence).isNotNull();
        }
        for (String sentence : blocks.get(4).lines().toList()) {
            assertThat(vocabulary.figure(sentence)).as(sentence).isNotNull();
        }
        for (String sentence : blocks.get(5).lines().toList()) {
            assertThat(vocabulary.statement(sentence)).as(sentence).isNotNull();
        }
    }

    @Test
    void theSchemaAndThePageHaveTheKeysThatTheReaderTakes() throws IOException {
        Map<?, ?> schema =
                map(
                        new Load(LoadSettings.builder().build())
                                .loadFromString(
                                        Files.readString(SITE.resolve("lesson.schema.json"))));
        Map<?, ?> parts = map(schema.get("$defs"));
        assertKeys(schema, LessonReader.KEYS);
        assertKeys(map(parts.get("stage")), StageReader.KEYS);
        assertKeys(map(parts.get("step")), StepReader.KEYS);
        assertKeys(map(parts.get("question")), QuestionReader.KEYS);
        assertKeys(map(parts.get("experiment")), ExperimentReader.KEYS);
    }

    private static void assertKeys(Map<?, ?> part, Collection<String> keys) {
        assertThat(map(part.get("properties")).keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrderElementsOf(keys);
        for (String key : keys) {
            assertThat(page).containsPattern("(`" + key + "`|\\b" + key + ":)");
        }
    }

    private static Map<?, ?> map(Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return (Map<?, ?>) value;
    }

    private static List<String> sentences() {
        return blocks.stream().skip(1).flatMap(String::lines).toList();
    }

    private static String example(String template) {
        String example = template.replaceAll("[\\[\\]]", "");
        for (Map.Entry<String, String> gap : GAPS.entrySet()) {
            example = example.replace(gap.getKey(), gap.getValue());
        }
        Matcher left = Pattern.compile("\\{.*?}").matcher(example);
        assertThat(left.find()).as("a gap that the page has no example for: %s", example).isFalse();
        return example;
    }
}
