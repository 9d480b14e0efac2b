package loopscope;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import loopscope.trace.Rows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The house, as rules: an arrow points only downwards.
 *
 * <pre>
 * Main
 * cli             ui
 * lesson, probe, torture, docs
 * lab             capture
 * server  client  picture
 * kit             timeline
 * trace
 * </pre>
 *
 * Each row names all that a package may use of ours, and what it must never use of others.
 */
class ArchitectureTest {

    private static final Path MAIN = Path.of("target", "classes");
    private static final Path TESTS = Path.of("target", "test-classes");
    private static final JavaClasses APP = new ClassFileImporter().importPath(MAIN);

    // URL and URI live in java.net but open no socket: every resource has one.
    private static final DescribedPredicate<JavaClass> SOCKETS =
            resideInAnyPackage("java.net..", "java.nio.channels..")
                    .and(not(simpleNameStartingWith("UR")))
                    .as("sockets");
    private static final String JSON = "com.fasterxml.jackson.core..";
    private static final DescribedPredicate<JavaClass> FFM =
            resideInAPackage("java.lang.foreign..").as("FFM");
    private static final DescribedPredicate<JavaClass> JAVAFX =
            resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..").as("JavaFX");
    private static final DescribedPredicate<JavaClass> JAVAFX_BEYOND_ITS_START =
            JAVAFX.and(not(resideInAPackage("javafx.application.."))).as("JavaFX beyond its start");

    /** The app and its tests, read once, by the first that asks. */
    private static final class WithTests {
        static final JavaClasses ALL = new ClassFileImporter().importPaths(MAIN, TESTS);
    }

    /** The rooms inside the packages, from the ground up: which neighbours each may use. */
    private static final List<Room> ROOMS =
            List.of(
                    room("trace", "what is recorded stands on nothing"),
                    room("trace.metadata", "what calls do not tell needs no call"),
                    room(
                            "trace.state",
                            "a state is folded from the log, never kept twice",
                            "trace"),
                    room(
                            "trace.file",
                            "a file holds what a log holds, whatever is folded from it",
                            "trace"),
                    room("kit.sys", "a system call knows no recorded part that makes it"),
                    room("kit.tls", "a certificate is made, and an engine, without a socket"),
                    room(
                            "kit",
                            "a recorded part is no probe: it records itself",
                            "kit.sys",
                            "kit.tls"),
                    room("kit.counter", "a counter is made of recorded parts", "kit"),
                    room("kit.probe", "a probe looks from outside, through the kernel", "kit.sys"),
                    room(
                            "lesson.check",
                            "what is observed is read from a record, and from nothing else"),
                    room(
                            "lesson.script",
                            "what is done may wait for what is observed",
                            "lesson.check"),
                    room(
                            "lesson.plan",
                            "a lesson is data: it knows no file and no player",
                            "lesson.check",
                            "lesson.script"),
                    room(
                            "lesson.grammar",
                            "a sentence is read without the file that it stands in",
                            "lesson.check",
                            "lesson.script"),
                    room(
                            "lesson.format",
                            "a file is read without being played",
                            "lesson.check",
                            "lesson.grammar",
                            "lesson.plan",
                            "lesson.script"),
                    room(
                            "lesson.play",
                            "a lesson is played wherever it comes from",
                            "lesson.check",
                            "lesson.plan",
                            "lesson.script"),
                    room(
                            "lesson.record",
                            "what was done is written down without being read back",
                            "lesson.check",
                            "lesson.grammar",
                            "lesson.plan",
                            "lesson.script"),
                    room(
                            "lesson.handout",
                            "what is handed out comes from what was played, never from a file",
                            "lesson.check",
                            "lesson.plan",
                            "lesson.play"),
                    room(
                            "lesson",
                            "the lessons there are, read from their files",
                            "lesson.format",
                            "lesson.plan"),
                    room("timeline", "a unit is the same on every axis"),
                    room("timeline.lanes", "lanes are maths over the trace: no words", "timeline"),
                    room(
                            "timeline.axis",
                            "where a time is on the screen is maths: no words",
                            "timeline",
                            "timeline.lanes"),
                    room(
                            "timeline.waits",
                            "who waits for whom is maths: no words",
                            "timeline",
                            "timeline.axis",
                            "timeline.lanes"),
                    room(
                            "timeline.calls",
                            "a call's line is a call tracer's, whoever waits",
                            "timeline",
                            "timeline.lanes"),
                    room(
                            "timeline.sets",
                            "a table's words are its own, not a sentence's",
                            "timeline",
                            "timeline.lanes",
                            "timeline.waits"),
                    room(
                            "timeline.figures",
                            "figures are maths: no words",
                            "timeline",
                            "timeline.axis",
                            "timeline.lanes",
                            "timeline.waits"),
                    room(
                            "timeline.words",
                            "sentences say what the maths has found",
                            "timeline",
                            "timeline.axis",
                            "timeline.lanes",
                            "timeline.waits"),
                    room("picture.surface", "a surface knows no stage"),
                    room("picture.layout", "a layout draws nothing", "picture.surface"),
                    room(
                            "picture",
                            "the painters draw what is laid out, on any surface",
                            "picture.layout",
                            "picture.surface"),
                    room(
                            "picture.plots",
                            "a plot is drawn with the painters' pen",
                            "picture",
                            "picture.surface"),
                    room(
                            "picture.inspector",
                            "what an inspector shows is drawn with the painters' pen",
                            "picture",
                            "picture.surface"),
                    room("capture", "a picture is saved whatever is on it"),
                    room("capture.pdf", "a page is written whatever is on it", "capture"),
                    room(
                            "takeaway",
                            "what is taken away is made from a run, wherever that comes from"),
                    room("takeaway.runs", "a file is opened to be taken away again", "takeaway"),
                    room(
                            "takeaway.compare",
                            "two runs are one run, made before it is written in any form",
                            "takeaway",
                            "takeaway.runs"),
                    room(
                            "takeaway.page",
                            "a page's words are made from the run, and from no file",
                            "takeaway"),
                    room(
                            "takeaway.export",
                            "whoever writes a format needs no list of all of them",
                            "takeaway",
                            "takeaway.animation",
                            "takeaway.page",
                            "takeaway.runs",
                            "takeaway.storyboard",
                            "takeaway.text"),
                    room("takeaway.animation", "a film is made of pictures of a run", "takeaway"),
                    room("takeaway.slides", "a slide shows any picture", "takeaway"),
                    room(
                            "takeaway.storyboard",
                            "frames are numbered pictures of a run, whatever they are left as",
                            "takeaway",
                            "takeaway.slides"),
                    room(
                            "takeaway.text",
                            "text is made of the lanes, not of a picture",
                            "takeaway"),
                    room("foreign.tracer", "a line of the tracer's is read whatever it means"),
                    room("foreign", "what calls mean is made of them", "foreign.tracer"),
                    room(
                            "foreign.model",
                            "a model is told from the record, whoever has written it"),
                    room(
                            "foreign.live",
                            "what a program's calls mean does not depend on whether it still runs",
                            "foreign",
                            "foreign.tracer"),
                    room(
                            "takeaway.watch",
                            "a watched server's run is left as any other",
                            "takeaway"),
                    room("torture.check", "what is checked does not depend on what is done to it"),
                    room(
                            "torture.guest",
                            "a client from outside knows its books, and no stage",
                            "torture.check"),
                    room("torture.fault", "a fault is brought about whoever meets it"),
                    room(
                            "torture",
                            "a round brings load, faults and checks together",
                            "torture.check",
                            "torture.fault",
                            "torture.guest"),
                    room("cli.base", "any command could use it"),
                    room("cli.files", "a file is named whatever is left in it", "cli.base"),
                    room(
                            "cli.lessons",
                            "a lesson is played for whoever wants its files or its checks",
                            "cli.base",
                            "cli.files"),
                    room("cli.serve", "a server in the terminal knows no lesson", "cli.base"),
                    room(
                            "cli.watch",
                            "a server of others is watched without being probed",
                            "cli.base",
                            "cli.files"),
                    room(
                            "cli.probe",
                            "a server is probed without being watched",
                            "cli.base",
                            "cli.files"),
                    room("cli.figures", "a figure needs no file but its own", "cli.base"),
                    room(
                            "cli",
                            "the command tree brings the commands together",
                            "cli.base",
                            "cli.figures",
                            "cli.files",
                            "cli.lessons",
                            "cli.probe",
                            "cli.serve",
                            "cli.watch"),
                    room("ui.base", "any window could use it"),
                    room("ui.help", "a key is told once, wherever it works", "ui.base"),
                    room("ui.appearance", "colours know nothing of stages", "ui.base"),
                    room("ui.exports", "an export is followed whatever it makes", "ui.base"),
                    room(
                            "ui.captures",
                            "a picture is saved whatever is on it",
                            "ui.base",
                            "ui.exports"),
                    room(
                            "ui.sequences",
                            "a sequence is made of what captures are made of",
                            "ui.base",
                            "ui.captures",
                            "ui.exports",
                            "ui.time"),
                    room(
                            "ui.programs",
                            "which program is watched is asked before it has a stage",
                            "ui.base",
                            "ui.captures",
                            "ui.stages"),
                    room(
                            "ui.preferences",
                            "what is remembered is values, not views",
                            "ui.appearance",
                            "ui.base"),
                    room(
                            "ui.stages",
                            "a stage is there before time is looked at, or a client selected",
                            "ui.base",
                            "ui.preferences"),
                    room(
                            "ui.stages.header",
                            "a stage is there whatever controls it has",
                            "ui.base",
                            "ui.help",
                            "ui.stages"),
                    room(
                            "ui.time",
                            "which time is seen does not depend on how it is drawn",
                            "ui.help",
                            "ui.stages"),
                    room("ui.clients", "clients act whatever is looked at", "ui.base", "ui.stages"),
                    room(
                            "ui.canvas",
                            "the picture on the screen knows no tab beside it",
                            "ui.appearance",
                            "ui.base",
                            "ui.clients",
                            "ui.help",
                            "ui.stages",
                            "ui.stages.header",
                            "ui.time"),
                    room(
                            "ui.lessons",
                            "a lesson borrows stages and time, and does not draw",
                            "ui.base",
                            "ui.lessons.questions",
                            "ui.stages",
                            "ui.time"),
                    room("ui.lessons.questions", "a question knows no stage", "ui.base"),
                    room(
                            "ui.measure",
                            "the window is measured as its user has it, whole",
                            "ui",
                            "ui.appearance",
                            "ui.base",
                            "ui.clients",
                            "ui.preferences",
                            "ui.stages",
                            "ui.time"),
                    room("ui.inspector", "the pane knows none of its tabs", "ui.base", "ui.time"),
                    room(
                            "ui.inspector.calls",
                            "a tab stands by itself",
                            "ui.base",
                            "ui.inspector",
                            "ui.stages",
                            "ui.time"),
                    room(
                            "ui.inspector.code",
                            "a tab stands by itself",
                            "ui.base",
                            "ui.inspector",
                            "ui.stages",
                            "ui.time"),
                    room(
                            "ui.inspector.sets",
                            "a tab stands by itself, with the clients' badges",
                            "ui.base",
                            "ui.clients",
                            "ui.inspector",
                            "ui.stages",
                            "ui.time"),
                    room(
                            "ui.inspector.numbers",
                            "a tab stands by itself",
                            "ui.base",
                            "ui.inspector",
                            "ui.stages",
                            "ui.time"));

    private static final DescribedPredicate<JavaClass> SLEEPERS =
            type(Thread.class).or(type(TimeUnit.class)).as("Thread or TimeUnit");

    @Test
    void theRulesReadTheBuiltModule() {
        assertThat(MAIN.resolve("module-info.class")).exists();
    }

    @Test
    void traceStandsOnTheJdkAlone() {
        row("trace", List.of(), or(SOCKETS, FFM, JAVAFX))
                .because("a trace read from a file is the same as a live one, on any machine")
                .check(APP);
        classes()
                .that(areIn("trace"))
                .should()
                .onlyDependOnClassesThat(
                        areIn("trace").or(resideInAnyPackage("java..", "org.jspecify..", JSON)))
                .because("all else stands on the trace")
                .check(APP);
        noClasses()
                .that(not(areIn("trace.file")).and(areIn("trace")))
                .should()
                .dependOnClassesThat(resideInAPackage(JSON))
                .because("only a file is JSON")
                .check(APP);
    }

    @Test
    void kitRecordsIntoTheTraceAndDrawsNothing() {
        row("kit", List.of("trace"), JAVAFX)
                .because("a recorded part needs no window and knows no server made of it")
                .check(APP);
    }

    @Test
    void serversAreMadeOfTheKitAlone() {
        row("server", List.of("kit"), or(SOCKETS, FFM, JAVAFX))
                .because("a server made only of recorded parts can't forget to record")
                .check(APP);
    }

    @Test
    void serversDoNotUseEachOther() {
        classes()
                .that(areIn("server"))
                .should(useNoOtherServer())
                .because("one file shows one I/O model whole; only the catalogue knows them all")
                .check(APP);
    }

    @Test
    void clientsKnowNoServer() {
        row("client", List.of("kit"), JAVAFX)
                .because("a client sees what any client sees, whatever the server")
                .check(APP);
    }

    @Test
    void aForeignServerIsKnownByItsCallsAlone() {
        row("foreign", List.of("trace"), or(SOCKETS, FFM, JAVAFX))
                .because("what was not seen of a server that no one here wrote is not known")
                .check(APP);
    }

    @Test
    void labRunsWithoutAWindow() {
        row("lab", List.of("server", "client", "foreign", "kit", "trace"), JAVAFX)
                .because("tests, graders and the command line run the same stages as the window")
                .check(APP);
    }

    @Test
    void timelineIsMathsOverTheTrace() {
        row("timeline", List.of("trace"), or(SOCKETS, JAVAFX))
                .because(
                        "live and reopened runs go through the same code, testable without a screen")
                .check(APP);
    }

    @Test
    void columnsOfListsAreReadByName() {
        noClasses()
                .that(not(or(areIn("trace"), areIn("timeline.lanes"))))
                .should()
                .dependOnClassesThat(or(type(Rows.class), type(Rows.View.class)))
                .because("a column of rows is a number, so that a wrong one compiles")
                .check(APP);
    }

    @Test
    void pictureKnowsOnlyWhatWasRecorded() {
        row("picture", List.of("timeline", "trace"), SOCKETS)
                .because("a picture is drawn from what was recorded, never from what runs")
                .check(APP);
    }

    @Test
    void inPictureOnlyTheCanvasUsesJavaFx() {
        assertThat(APP.stream().filter(areIn("picture")).filter(uses(JAVAFX)))
                .extracting(ArchitectureTest::file)
                .as("the painter draws the same on every surface, so only the canvas may be JavaFX")
                .allMatch(file -> file.startsWith("Canvas"));
    }

    @Test
    void captureTakesWhatIsSeen() {
        row("capture", List.of("picture", "timeline", "trace", "kit.sys"), SOCKETS)
                .because(
                        "a capture shows what was on screen, not what happens meanwhile;"
                                + " kit.sys gives the system's errors one name for all")
                .check(APP);
    }

    @Test
    void theDocumentsAreLeftWhereThereIsNoDisplay() {
        row("docs", List.of("capture"), or(SOCKETS, FFM, JAVAFX))
                .because("the same pages open from the help and from a terminal, and load nothing")
                .check(APP);
        noClasses()
                .that(not(areIn("docs")))
                .should()
                .dependOnClassesThat(resideInAPackage("org.commonmark.."))
                .because("only a document is Markdown that is read")
                .check(APP);
    }

    @Test
    void lessonsPlayWithoutAWindow() {
        row("lesson", List.of("lab", "timeline", "trace"), JAVAFX)
                .because("a lesson's expectations are checked by graders without a display")
                .check(APP);
    }

    @Test
    void theProbeIsRunByGradersWithoutADisplay() {
        row("probe", List.of("lab", "timeline", "trace"), JAVAFX)
                .because("a server is judged by what its clients and the kernel see of it")
                .check(APP);
    }

    @Test
    void measurementsAreMadeWithoutADisplay() {
        row(
                        "measure",
                        List.of(
                                "capture",
                                "picture",
                                "takeaway",
                                "timeline",
                                "server",
                                "kit",
                                "foreign",
                                "trace"),
                        JAVAFX)
                .because("a figure is of what users run, and of nothing that is drawn meanwhile")
                .check(APP);
    }

    @Test
    void theTortureIsRunWithoutADisplay() {
        row(
                        "torture",
                        List.of(
                                "takeaway",
                                "lab",
                                "kit",
                                "capture",
                                "picture",
                                "timeline",
                                "trace"),
                        or(FFM, JAVAFX))
                .because(
                        "what users run is tortured as they run it, and held against the kernel's"
                                + " tables; clients from outside are plain sockets")
                .check(APP);
    }

    @Test
    void whatALessonLeavesIsTheSameWithAndWithoutAWindow() {
        row(
                        "takeaway",
                        List.of(
                                "lab",
                                "lesson",
                                "foreign",
                                "capture",
                                "picture",
                                "timeline",
                                "trace"),
                        or(SOCKETS, JAVAFX))
                .because("the window and the command line leave the same files")
                .check(APP);
    }

    @Test
    void uiSeesServersOnlyThroughTheLab() {
        row("ui", upperFloor(), or(SOCKETS, FFM))
                .because("the UI thread waits for no server; lab tells it what models there are")
                .check(APP);
    }

    @Test
    void cliIsTheSameEngineWithoutAWindow() {
        row("cli", upperFloor(), or(SOCKETS, FFM, JAVAFX_BEYOND_ITS_START))
                .because("commands run where there is no display")
                .check(APP);
    }

    @ParameterizedTest
    @FieldSource("ROOMS")
    void aRoomUsesOnlyThoseBelowIt(Room room) {
        noClasses()
                .that(resideInAPackage(room.fullName()).as("are in " + room.name()))
                .should()
                .dependOnClassesThat(room.neighbours())
                .because(room.because())
                .check(APP);
    }

    @Test
    void everyRoomHasItsRow() {
        assertThat(APP.stream().map(JavaClass::getPackageName).distinct())
                .filteredOn(name -> name.chars().filter(c -> c == '.').count() > 1)
                .containsExactlyInAnyOrderElementsOf(
                        ROOMS.stream()
                                .map(Room::fullName)
                                .filter(name -> name.chars().filter(c -> c == '.').count() > 1)
                                .toList());
    }

    @Test
    void aViewModelKnowsNoControl() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat(resideInAPackage("javafx.scene.."))
                .because("what the window decides is testable without a screen")
                .check(APP);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("loopscope.(**)")
                .should()
                .beFreeOfCycles()
                .because("a package can be read once all below it are known")
                .check(APP);
    }

    @Test
    void nothingSleeps() {
        noClasses()
                .that(not(resideInAPackage("..jmh_generated.."))) // not ours to change
                .should()
                .callMethodWhere(target(name("sleep")).and(target(owner(SLEEPERS))))
                .because("whoever waits, waits on a condition with a limit, and can be woken")
                .check(WithTests.ALL);
    }

    @Test
    void nothingIsFormattedByTheDefaultLocale() {
        noClasses()
                .that(not(resideInAPackage("..jmh_generated.."))) // not ours to change
                .should()
                .accessTargetWhere(new DefaultLocaleUse())
                .because("numbers and names read the same in every country: pass Locale.ROOT")
                .check(WithTests.ALL);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackages("loopscope", "loopscope.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .because("all else tells its caller, who decides where it is shown")
                .check(APP);
    }

    private static List<String> upperFloor() {
        return List.of(
                "takeaway",
                "lab",
                "lesson",
                "probe",
                "measure",
                "torture",
                "docs",
                "capture",
                "picture",
                "timeline",
                "trace");
    }

    /**
     * A room.
     *
     * @param mayUse the rooms of its own package that it may use; what it may use of other
     *     packages, its package's row says
     */
    private record Room(String name, String because, List<String> mayUse) {
        String fullName() {
            return "loopscope." + name;
        }

        /** The rooms of its own package that it may not use. */
        DescribedPredicate<JavaClass> neighbours() {
            String[] allowed =
                    Stream.concat(Stream.of(name), mayUse.stream())
                            .map(room -> "loopscope." + room)
                            .toArray(String[]::new);
            return resideInAPackage("loopscope." + name.split("\\.", 2)[0] + "..")
                    .and(not(resideInAnyPackage(allowed)))
                    .as("are of its package but in none of %s", mayUse);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Room room(String name, String because, String... mayUse) {
        return new Room(name, because, List.of(mayUse));
    }

    /** A row of the table: of ours, {@code mayUse} and itself; of others, not {@code never}. */
    private static ArchRule row(
            String part, List<String> mayUse, DescribedPredicate<JavaClass> never) {
        DescribedPredicate<JavaClass> allowed = areIn(part);
        for (String other : mayUse) {
            allowed = allowed.or(areIn(other));
        }
        DescribedPredicate<JavaClass> ofOurs =
                resideInAPackage("loopscope..")
                        .and(not(allowed))
                        .as("are ours but not in %s", mayUse);
        return noClasses().that(areIn(part)).should().dependOnClassesThat(ofOurs.or(never));
    }

    private static DescribedPredicate<JavaClass> areIn(String part) {
        return resideInAPackage("loopscope." + part + "..").as("are in " + part);
    }

    private static DescribedPredicate<JavaClass> uses(DescribedPredicate<JavaClass> what) {
        return DescribedPredicate.describe(
                "uses " + what.getDescription(), c -> targets(c).anyMatch(what));
    }

    private static Stream<JavaClass> targets(JavaClass c) {
        return c.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass);
    }

    /**
     * An interface is what servers have in common, not another server; one that is broken on
     * purpose is a change of a right one.
     */
    private static ArchCondition<JavaClass> useNoOtherServer() {
        return new ArchCondition<>("use no other server") {
            @Override
            public void check(JavaClass server, ConditionEvents events) {
                String name = file(server);
                if (List.of("Catalogue", "Museum").contains(name)) {
                    return;
                }
                targets(server)
                        .map(JavaClass::getBaseComponentType)
                        .filter(areIn("server"))
                        .filter(other -> !other.isInterface() && !file(other).equals(name))
                        .filter(other -> !isChangedBy(other, server))
                        .map(other -> server.getName() + " uses " + other.getName())
                        .forEach(says -> events.add(SimpleConditionEvent.violated(server, says)));
            }
        };
    }

    private static boolean isChangedBy(JavaClass right, JavaClass broken) {
        return broken.getSimpleName().startsWith("Broken")
                && broken.getRawSuperclass()
                        .filter(changed -> file(changed).equals(file(right)))
                        .isPresent();
    }

    /** The top-level class a class is written in. */
    private static String file(JavaClass c) {
        return c.getEnclosingClass().map(ArchitectureTest::file).orElseGet(c::getSimpleName);
    }
}
