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
 * lesson
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
    private static final DescribedPredicate<JavaClass> FFM =
            resideInAPackage("java.lang.foreign..").as("FFM");
    private static final DescribedPredicate<JavaClass> JAVAFX =
            resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..").as("JavaFX");
    private static final DescribedPredicate<JavaClass> JAVAFX_BEYOND_ITS_START =
            JAVAFX.and(not(resideInAPackage("javafx.application.."))).as("JavaFX beyond its start");
    private static final DescribedPredicate<JavaClass> JACKSON =
            resideInAnyPackage("com.fasterxml.jackson..", "tools.jackson..").as("Jackson");

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
                        areIn("trace")
                                .or(resideInAnyPackage("java..", "org.jspecify.."))
                                .or(JACKSON))
                .because("all else stands on the trace")
                .allowEmptyShould(true)
                .check(APP);
    }

    @Test
    void inTraceOnlyTheFileReaderAndWriterUseJackson() {
        noClasses()
                .that(areIn("trace"))
                .and()
                .haveSimpleNameNotEndingWith("Reader")
                .and()
                .haveSimpleNameNotEndingWith("Writer")
                .should()
                .dependOnClassesThat(JACKSON)
                .because("recording knows no file format")
                .allowEmptyShould(true)
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
                .allowEmptyShould(true)
                .check(APP);
    }

    @Test
    void clientsKnowNoServer() {
        row("client", List.of("kit"), JAVAFX)
                .because("a client sees what any client sees, whatever the server")
                .check(APP);
    }

    @Test
    void labRunsWithoutAWindow() {
        row("lab", List.of("server", "client", "kit", "trace"), JAVAFX)
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
    void lessonsPlayWithoutAWindow() {
        row("lesson", List.of("lab", "timeline", "trace"), JAVAFX)
                .because("a lesson's expectations are checked by graders without a display")
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

    @Test
    void packagesFormNoCycle() {
        slices().matching("loopscope.(**)")
                .should()
                .beFreeOfCycles()
                .because("a package can be read once all below it are known")
                .allowEmptyShould(true)
                .check(APP);
    }

    @Test
    void nothingSleeps() {
        noClasses()
                .that(not(resideInAPackage("..jmh_generated.."))) // not ours to change
                .should()
                .callMethodWhere(target(name("sleep")).and(target(owner(SLEEPERS))))
                .because("whoever waits, waits on a condition with a limit, and can be woken")
                .allowEmptyShould(true)
                .check(new ClassFileImporter().importPaths(MAIN, TESTS));
    }

    @Test
    void nothingIsFormattedByTheDefaultLocale() {
        noClasses()
                .that(not(resideInAPackage("..jmh_generated.."))) // not ours to change
                .should()
                .accessTargetWhere(new DefaultLocaleUse())
                .because("numbers and names read the same in every country: pass Locale.ROOT")
                .check(new ClassFileImporter().importPaths(MAIN, TESTS));
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackages("loopscope", "loopscope.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .because("all else tells its caller, who decides where it is shown")
                .allowEmptyShould(true)
                .check(APP);
    }

    private static List<String> upperFloor() {
        return List.of("lab", "lesson", "capture", "picture", "timeline", "trace");
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
        return noClasses()
                .that(areIn(part))
                .should()
                .dependOnClassesThat(ofOurs.or(never))
                .allowEmptyShould(true);
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
