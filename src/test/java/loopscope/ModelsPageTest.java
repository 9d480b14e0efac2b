package loopscope;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.kit.ChannelSelector;
import loopscope.lesson.Lessons;
import loopscope.lesson.plan.Lesson;
import loopscope.server.Catalogue;
import loopscope.server.Model;
import loopscope.server.Museum;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page of the models, {@code src/site/models.md}, says what the catalogue, the museum and the
 * lessons say. Where it does not, {@code mvn -B test -Dtest=ModelsPageTest -DmakePages=true} makes
 * it anew.
 */
class ModelsPageTest {
    private static final Path PAGE = Path.of("src", "site", "models.md");

    private static final String HEAD =
            """
            # Models

            An I/O model is a way to serve many clients. Each has one file, read beside a lecture, and all serve the same echo; so what differs is who
            waits for whom. On the stage, choose one from the list in its header; without a window, `./app serve NAME`.

            *Blocking*: one thread waits inside a call for one client alone. *Non-blocking*: one thread never waits, and tries all clients in turn. *A
            thread each*: each client has a thread that waits for it alone. *Pool*: each worker serves one client, and further clients wait for a worker.
            *Multiplexed*: a thread waits for all its clients at once.
            """;

    private static final String MUSEUM =
            """

            ## The bug museum

            Servers that are broken on purpose, each by one small change of a right one. `./app serve NAME --broken` runs one; in the window, the menu of a
            stage (`⋯`) opens it beside its repair and provokes it. Homework with them: [Teaching](teaching.md#the-lessons), *The bug museum*.
            """;

    /** What the gallery has of a model, and what is seen there. */
    private static final Map<String, String> PICTURES =
            Map.of(
                    "sequential",
                    "![B and C wait in the accept queue, hatched in the colour of A, whom they wait"
                            + " for](pictures/one-at-a-time.svg)",
                    "threads",
                    "![Each client has a thread, which waits for it alone: nobody waits for"
                            + " another](pictures/thread-each.svg)",
                    "pool",
                    "![Ten workers serve ten clients; the eleventh waits until one of them is"
                            + " free](pictures/pool.svg)",
                    "select",
                    "![The calls of the server, with what goes into its three sets and what comes"
                            + " out](pictures/three-sets.svg)");

    @Test
    void thePageHasEveryModelAndEveryBug() throws Exception {
        String page = page();
        if (Boolean.getBoolean("makePages")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder(HEAD);
        Catalogue.all().forEach(model -> page.append(model(model)));
        page.append(MUSEUM);
        Museum.all().forEach(exhibit -> page.append(exhibit(exhibit)));
        return page.toString();
    }

    private static String model(Model model) {
        String picture = PICTURES.get(model.id());
        return "\n## "
                + capitalised(model.title())
                + "\n\n"
                + idea(model)
                + " `"
                + model.id()
                + "` is "
                + kind(model)
                + ", and is all in ["
                + file(model)
                + "](../main/java/loopscope/server/"
                + file(model)
                + ")."
                + lessons(model)
                + "\n"
                + (picture == null ? "" : "\n" + picture + "\n");
    }

    /** On another system a selector asks by another call. */
    private static String idea(Model model) {
        return model.idea().replace("here by " + ChannelSelector.mechanism(), "on Linux by epoll");
    }

    private static String kind(Model model) {
        return switch (model.kind()) {
            case POOL -> "a pool";
            case THREAD_EACH -> "of the kind *a thread each*";
            default -> model.kind().label();
        };
    }

    private static String file(Model model) {
        return Arrays.stream(model.id().split("-"))
                .map(ModelsPageTest::capitalised)
                .collect(Collectors.joining("", "", "Server.java"));
    }

    private static String lessons(Model model) {
        List<String> titles =
                Lessons.all().stream()
                        .filter(lesson -> !lesson.id().equals("museum") && shows(lesson, model))
                        .map(lesson -> "*" + lesson.title() + "*")
                        .toList();
        return titles.isEmpty() ? "" : " Lessons: " + String.join("; ", titles) + ".";
    }

    private static boolean shows(Lesson lesson, Model model) {
        return lesson.scenes().stream()
                .flatMap(scene -> scene.stages().stream())
                .anyMatch(stage -> stage.setup().model().equals(model.id()));
    }

    private static String exhibit(Museum.Exhibit exhibit) {
        String found = exhibit.foundIn();
        return String.format(
                Locale.ROOT,
                "\n**`%s`**, of `%s`: it %s. *Look for*: %s *Repair*: %s%s\n",
                exhibit.model().id(),
                exhibit.beside(),
                exhibit.fault(),
                exhibit.lookFor(),
                exhibit.repair(),
                found == null ? "" : " *Found in*: " + found);
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
