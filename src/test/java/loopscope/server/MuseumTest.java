package loopscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.Patience;
import loopscope.server.Museum.Exhibit;
import loopscope.server.RunningServer.Seen;
import loopscope.trace.Op;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The contract has teeth: each bug of the museum fails the case that is there to catch it.
 *
 * <p>A bug that makes its server hang is given two seconds; then the server is ended, and nothing
 * of it may be left. What a case needs before that has all the time that a busy machine takes.
 */
class MuseumTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** How long a client waits for the answer that never comes. */
    private static final Duration HANGS_FOR = Duration.ofSeconds(1);

    private static final String HANGS = "Read timed out";
    private static final String BURNS = "waited in vain for the server to rest";

    /** A bug's name, the case of the contract that catches it, and what is said then. */
    private enum Teeth {
        BLOCKING_SOCKET(
                "blocking-socket", model -> calm(model).sleepsWhileItsClientsSayNothing(), HANGS),
        EMPTY_READ_IGNORED(
                "empty-read-ignored",
                model -> contract(model).echoesExactlyWhatOneClientSaid(1),
                HANGS),
        EMPTY_READ_SPINS("empty-read-ignored", MuseumTest::restsWhenAClientHasLeft, BURNS),
        ALWAYS_WRITABLE(
                "always-writable", model -> calm(model).sleepsWhileItsClientsSayNothing(), BURNS),
        FLAGS_ANDED(
                "flags-anded", model -> contract(model).echoesExactlyWhatOneClientSaid(1), HANGS),
        CLOSED_TOO_EARLY(
                "closed-too-early",
                model -> contract(model).aClientThatLeavesInMidMessageHarmsNobody(),
                HANGS),
        SENDS_ALL_AT_ONCE(
                "sends-all-at-once",
                model -> calm(model).aReaderThatStartsLateGetsEveryByteAndCostsNothingMeanwhile(),
                HANGS),
        REST_AT_THE_BACK(
                "rest-at-the-back",
                model -> raw(model).whatASendDoesNotTakeIsSentNext(),
                "but was"),
        EDGE_NOT_DRAINED(
                "edge-not-drained",
                model -> contract(model).echoesExactlyWhatOneClientSaid(24 << 20),
                HANGS),
        REMOVED_TWICE(
                "removed-twice", model -> contract(model).aClientThatResetsHarmsNobody(), HANGS),
        NEVER_CLOSED(
                "never-closed",
                model -> load(model).nothingStaysOf1000ClientsThatCameAndLeft(),
                "waited in vain for the goodbyes"),
        NO_BOUND(
                "no-bound",
                model ->
                        raw(model).stopsReadingFromAClientWhoseQueueIsAtItsBoundAndRestsMeanwhile(),
                "to be between|in vain for rest"),
        NUMBER_REUSED(
                "number-reused",
                model -> raw(model).aNewClientHearsNothingOfWhatAnOldOneWasOwed(),
                "to be true"),
        CLOSED_AT_EMPTY_READ(
                "closed-at-empty-read",
                model -> contract(model).whatIsQueuedIsStillSentWhenTheClientSaysNoMore(),
                "Hi"),
        RESET_NOT_CAUGHT(
                "reset-not-caught", model -> contract(model).aClientThatResetsHarmsNobody(), HANGS),
        LOOKED_UP_AGAIN(
                "looked-up-again", model -> contract(model).aClientThatResetsHarmsNobody(), HANGS),
        INTEREST_KEPT(
                "interest-kept", model -> calm(model).sleepsWhileItsClientsSayNothing(), BURNS),
        SIGPIPE(
                "sigpipe",
                model -> raw(model).aClientThatHalfClosesAndLeavesBeforeItsEchoHarmsNobody(),
                HANGS);

        final String id;
        final Case bite;
        final String says;

        Teeth(String id, Case bite, String says) {
            this.id = id;
            this.bite = bite;
            this.says = says;
        }

        static Stream<Teeth> all() {
            return Arrays.stream(values());
        }
    }

    /** What a server is put to. */
    private interface Case {
        void of(Model model) throws Exception;
    }

    static Stream<Teeth> teeth() {
        return Teeth.all().filter(teeth -> exhibit(teeth.id).model().isSupported());
    }

    @ParameterizedTest
    @MethodSource("teeth")
    void whatIsBrokenFailsTheCaseThatIsThereToCatchIt(Teeth teeth) {
        Model broken = exhibit(teeth.id).model();
        assertThatThrownBy(() -> put(broken, teeth))
                .satisfies(why -> assertThat(why).asString().containsPattern(teeth.says));
    }

    private static void put(Model model, Teeth to) throws Exception {
        ScopedValue.where(RunningServer.LIMIT, LIMIT)
                .where(TestClient.LIMIT, to.says.equals(HANGS) ? HANGS_FOR : Patience.LIMIT)
                .call(
                        () -> {
                            to.bite.of(model);
                            return model;
                        });
    }

    @Test
    void theRightOneRestsWhenAClientHasLeft() throws Exception {
        assumeTrue(exhibit("empty-read-ignored").model().isSupported());
        restsWhenAClientHasLeft(
                Catalogue.find(exhibit("empty-read-ignored").beside()).orElseThrow());
    }

    private static void restsWhenAClientHasLeft(Model model) throws Exception {
        try (RunningServer server = new RunningServer(model)) {
            assertThat(server.serves()).isTrue();
            Patience.await("the empty read", () -> hasReadTheEnd(server));
            Usage.awaitRest();
        }
    }

    private static boolean hasReadTheEnd(RunningServer server) {
        return server.ends(Op.RECV).stream().mapToInt(Seen::result).anyMatch(n -> n == 0);
    }

    @Test
    void thereAreSeventeenEachBesideARightOne() {
        List<Exhibit> all = Museum.all();
        assertThat(all).hasSize(17);
        assertThat(all).extracting(e -> e.model().id()).doesNotHaveDuplicates();
        assertThat(all).allMatch(exhibit -> Catalogue.find(exhibit.beside()).isPresent());
        assertThat(all).allMatch(exhibit -> Catalogue.find(exhibit.model().id()).isEmpty());
        assertThat(all).allMatch(e -> e.lookFor().endsWith(".") && !e.repair().isBlank());
        assertThat(all).filteredOn(e -> e.foundIn() != null).hasSize(3);
    }

    @Test
    void everyOneIsCaught() {
        assertThat(Teeth.all().map(teeth -> teeth.id).distinct()).hasSize(Museum.all().size());
    }

    private static Exhibit exhibit(String id) {
        return Museum.find(id).orElseThrow();
    }

    private static ServerContractTest contract(Model model) {
        return new ServerContractTest(model);
    }

    private static ServerCalmTest calm(Model model) {
        return new ServerCalmTest(model);
    }

    private static ServerLoadTest load(Model model) {
        return new ServerLoadTest(model);
    }

    private static RawModelsTest raw(Model model) {
        return new RawModelsTest(model);
    }
}
