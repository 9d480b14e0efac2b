package loopscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.StageSpec;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Hatch;
import loopscope.picture.surface.Sign;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;
import loopscope.timeline.Play;
import loopscope.timeline.Units;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.lanes.Holds;
import loopscope.timeline.lanes.LockWaits;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.timeline.words.Digest;
import loopscope.timeline.words.Sentence;
import loopscope.timeline.words.Subject;
import loopscope.trace.Look;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

class PainterTest {
    private final Play blocking = new Play();
    private final Play other = new Play();
    private final Play.Actor a = blocking.client("A", 0);
    private final Play.Actor b = blocking.client("B", 1);
    private final Play.Actor c = blocking.client("C", 2);
    private OptionalLong selectedInstant = OptionalLong.empty();
    private Notes notes = Notes.NONE;

    @AfterEach
    void close() {
        blocking.close();
        other.close();
    }

    @Test
    void aWaitWearsTheColourOfWhomItWaitsForOnEveryLane() {
        aHoldsTheServerWhileOthersWait();
        Painted picture = paint();
        Hatch forA = Theme.LIGHT.waitsFor(0);
        assertThat(picture.lane("sequential", "server thread").lastWait()).isEqualTo(forA);
        assertThat(picture.lane("B").lastWait()).isEqualTo(forA);
        assertThat(picture.lane("C").lastWait()).isEqualTo(forA);
    }

    @Test
    void whenBsTurnComesTheHatchOfCTurnsToBsColour() {
        aHoldsTheServerWhileOthersWait();
        play();
        blocking.serverGets(0);
        blocking.serverCloses(a);
        blocking.serverAccepts();
        blocking.serverHasAccepted(b);
        blocking.serverReads(b);
        play();
        assertThat(paint().lane("C").lastWait()).isEqualTo(Theme.LIGHT.waitsFor(1));
    }

    @Test
    void whatStillLastsHasOneLengthOnTheLanesAndInTheHeading() {
        aHoldsTheServerWhileOthersWait();
        long told = blocking.trace.now();
        play();
        Phases.View phases = blocking.lanes().clients().get(1).phases();
        long since = WaitAnalysis.waitingSince(phases, phases.size() - 1);
        String length = Units.duration(told - since);
        Painted picture = paint(whole(), told);
        assertThat(picture.lane("B").words())
                .anyMatch(text -> text.startsWith("in the accept queue") && text.endsWith(length));
        assertThat(picture.header("sequential").words())
                .anyMatch(text -> text.contains("longest wait " + length + ": B for A"));
    }

    @Test
    void whatTheKernelHeldIsWrittenWhereItWasHeld() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        long begun = blocking.trace.now();
        blocking.worker("x-ray").does(r -> r.instant(Op.SAMPLE, a.connection, 0, 1 << 20));
        play();
        blocking.serverCloses(a);
        long closed = blocking.trace.now();
        blocking.goesOnFor(closed - begun);
        Viewport view = between(begun, 2 * closed - begun);
        Drawn.Box words = paint(view).lane("A").words("1.00 MiB").box();
        assertThat(words.right()).isLessThan(Layout.HEAD + view.x(closed));
    }

    @Test
    void aCallWhoseTimeWasOverSaysSoAtItsEndInTheLegendAndInTheSentence() {
        blocking.server().does(r -> r.begin(Op.POLL, 0, Recorder.BLOCKING, 1));
        play();
        long inside = blocking.trace.now();
        assertThat(paint().legend().words()).noneMatch(words -> words.contains("time was over"));
        blocking.server().does(r -> r.endReady(0, new int[0], 0));
        var stage = List.of(new Subject("poll", blocking.lanes()));
        assertThat(Sentence.at(inside, inside, stage).text())
                .isEqualTo("poll is inside poll() and waits for anyone until its time is over.");
        Painted picture = paint();
        Drawn server = picture.lane("sequential", "server thread");
        assertThat(server.words())
                .anyMatch(words -> words.startsWith("poll() — its time was over"));
        assertThat(server.paths).extracting(Drawn.Shape::path).contains(Sign.TIME_OVER);
        assertThat(picture.legend().words()).contains("the call’s time was over: nobody was ready");
    }

    @Test
    void theQueuesLengthStandsOnTheBarOfItsCallAndCoversNoEdge() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        blocking.serverReads(a);
        blocking.xraySees(3, 50, 2);
        play();
        Drawn server = paint().lane("sequential", "server thread");
        Drawn.Box bar = server.hatches.getFirst().box();
        Drawn.Written words = server.words("in the accept queue");
        assertThat(words.box().isWithin(bar.y(), bar.bottom())).isTrue();
        assertThat(server.under(words).isWithin(bar.y(), bar.bottom())).isTrue();
        assertThat(server.under(words).fill()).isEqualTo(Theme.LIGHT.of(Tone.GROUND));
    }

    @Test
    void waitingForAnyoneIsGrey() {
        other.serverAccepts();
        play();
        assertThat(paint().lane("select", "server thread").lastWait())
                .isEqualTo(Theme.LIGHT.waitsForAnyone());
    }

    @Test
    void theArrowLeadsFromWhoHasWaitedLongestToWhomItWaitsFor() {
        aHoldsTheServerWhileOthersWait();
        Painted picture = paint();
        assertThat(picture.stage("sequential").words()).contains("B and C wait for A");
        Drawn.Shape tip = picture.lane("A").paths.getFirst();
        assertThat(picture.stage("sequential").rects)
                .filteredOn(box -> Math.abs(box.x() + box.w() / 2 - tip.x()) < 1)
                .anyMatch(
                        shaft ->
                                picture.laneAt(shaft.y()).equals("A")
                                        && picture.laneAt(shaft.bottom()).equals("B"));
    }

    @Test
    void aPartOfALongerWaitSaysHowLongThatIs() {
        aHoldsTheServerWhileOthersWait();
        blocking.goesOnForLong();
        blocking.serverGets(0);
        blocking.serverCloses(a);
        blocking.serverAccepts();
        blocking.serverHasAccepted(b);
        blocking.goesOnForLong();
        Phases.View phases = blocking.lane(b).phases();
        int last = phases.size() - 1;
        long now = blocking.trace.now();
        String part = Units.duration(now - phases.from(last));
        String whole = Units.duration(now - WaitAnalysis.waitingSince(phases, last));
        assertThat(part).isNotEqualTo(whole);
        assertThat(paint(whole(), now).lane("B").words())
                .anyMatch(text -> text.endsWith(part + " of a wait of " + whole));
        String before = Units.duration(lasted(phases, last - 1));
        assertThat(before).isNotEqualTo(whole);
        long from = phases.from(last - 1);
        long to = phases.to(last - 1);
        assertThat(paint(between(from, to), now).lane("B").words())
                .anyMatch(text -> text.endsWith(before + " of a wait of " + whole));
    }

    @Test
    void aPartThatIsAllButTheWholeWaitHasTheLengthOfTheWhole() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        blocking.serverReads(a);
        b.does(r -> r.begin(Op.CONNECT, b.connection, Recorder.BLOCKING, 0));
        blocking.goesOnFor(6_000_000);
        b.does(r -> r.end(0));
        Phases.View phases = blocking.lane(b).phases();
        blocking.goesOnFor(200 * lasted(phases, 0));
        long now = blocking.trace.now();
        String whole = Units.duration(now - WaitAnalysis.waitingSince(phases, 1));
        assertThat(paint(whole(), now).lane("B").words())
                .anyMatch(text -> text.endsWith("in the accept queue, " + whole));
    }

    private static long lasted(Phases.View phases, int row) {
        return phases.to(row) - phases.from(row);
    }

    @Test
    void wordsAboutAnInstantOutOfViewSayWhenThatIs() {
        aHoldsTheServerWhileOthersWait();
        selectedInstant = OptionalLong.of(blocking.trace.now());
        assertThat(paint().ruler().words()).noneMatch(text -> text.contains("words of "));
        long end = selectedInstant.getAsLong();
        assertThat(paint(between(end / 4.0, end / 2.0)).ruler().words())
                .contains("words of " + Units.instant(end) + " ▸");
        selectedInstant = OptionalLong.of(0);
        assertThat(paint(between(end / 4.0, end / 2.0)).ruler().words())
                .contains("◂ words of 0.000 s");
    }

    @Test
    void aRangeOutOfViewSaysThatItIs() {
        aHoldsTheServerWhileOthersWait();
        long end = blocking.trace.now();
        notes = new Notes(new Notes.Range(0, end / 4), List.of(), null);
        assertThat(paint().range().words())
                .isNotEmpty()
                .noneMatch(text -> text.contains("in view"));
        assertThat(paint(between(end / 2.0, end)).range().words())
                .anyMatch(text -> text.matches("Δt .*, 0.000 s to .*, not in view"));
    }

    @Test
    void noChipReachesBeyondNow() {
        a.connects();
        play();
        a.says("Ping");
        long now = now();
        Viewport view = between(0, 1.5 * now);
        Painted picture = paint(view, now, now);
        double edge = Layout.HEAD + view.x(now) + Pen.LEAST;
        assertThat(picture.lane("A").words()).contains("Ping");
        assertThat(picture.chips()).isNotEmpty().allMatch(chip -> chip.right() <= edge);
    }

    @Test
    void theWordsOfTheArrowLeaveTheChipsFree() {
        aHoldsTheServerWhileOthersWait();
        a.says("Ping");
        selectedInstant = OptionalLong.of(blocking.trace.now());
        blocking.goesOnFor(blocking.trace.now());
        Painted picture = paint();
        Drawn stage = picture.stage("sequential");
        Drawn.Box box = stage.under(stage.words("B and C wait for A"));
        assertThat(picture.chips()).isNotEmpty().noneMatch(box::meets);
    }

    @Test
    void aWaitForALockWearsTheColourOfWhomItsHolderServes() {
        Play.Actor holder = blocking.worker("thread 1");
        Play.Actor waiter = blocking.worker("thread 2");
        b.connects();
        holder.does(r -> r.begin(Op.ACCEPT, 0, Recorder.BLOCKING, 0));
        holder.does(r -> r.endAccept(7, b.connection, 0));
        holder.does(r -> r.begin(Op.LOCK, 0, Recorder.BLOCKING, 1));
        holder.does(r -> r.end(0));
        waiter.does(r -> r.begin(Op.LOCK, 0, Recorder.BLOCKING, 1));
        play();
        assertThat(paint().lane("thread 2").lastWait()).isEqualTo(Theme.LIGHT.waitsFor(1));
        holder.does(r -> r.instant(Op.UNLOCK, 0, 1, 0));
        waiter.does(r -> r.end(0));
        LockWaits.View waits = blocking.lanes().threads().getLast().lockWaits();
        double rest = 0.1 * (waits.to(0) - waits.from(0));
        Viewport view = between(waits.from(0) - rest, waits.to(0) + rest);
        assertThat(paint(view).lane("thread 2").words())
                .as("a wait that is over, up to the thread's own turn")
                .anyMatch(words -> words.contains("waits for thread 1"))
                .noneMatch(words -> words.contains("thread 2,"));
    }

    @Test
    void nobodyWaitingMeansNoArrow() {
        a.connects();
        other.serverAccepts();
        assertThat(paint().all().paths).isEmpty();
    }

    @Test
    void whatHappenedOnAStageIsDrawnUnderItsOwnHeader() {
        aHoldsTheServerWhileOthersWait();
        other.serverAccepts();
        play();
        Painted picture = paint();
        assertThat(picture.header("sequential").words()).contains("sequential");
        assertThat(picture.stage("sequential").words()).doesNotContain("select");
        assertThat(picture.lane("sequential", "server thread").words())
                .anyMatch(text -> text.startsWith("read(A)"));
        assertThat(picture.header("select").words()).contains("select");
        assertThat(picture.stage("select").words())
                .doesNotContain("sequential")
                .noneMatch(text -> text.startsWith("read(A)"));
        assertThat(picture.lane("select", "server thread").words())
                .anyMatch(text -> text.startsWith("accept()"));
    }

    @Test
    void nothingIsWrittenOverWordsAtAnyZoomNorCutOffAtTheEdges() {
        aHoldsTheServerWhileOthersWait();
        chat();
        play();
        Viewport view = whole();
        for (double zoom = 1; zoom < 100_000; zoom *= 1.7) {
            List<Drawn.Written> texts = paint(view.zoomed(view.width() * 0.8, zoom)).all().texts;
            for (Drawn.Written one : texts) {
                assertThat(one.box().x()).as(one.text()).isGreaterThanOrEqualTo(0);
                assertThat(one.box().right()).as(one.text()).isLessThan(Painted.WIDTH + 1);
                for (Drawn.Written two : texts) {
                    assertThat(one == two || !one.box().meets(two.box()))
                            .as("at zoom %s: “%s” over “%s”", zoom, one, two)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void howMuchIsDrawnIsBoundedByPixelsAndNotByCalls() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        for (int i = 0; i < 20; i++) {
            blocking.server().does(this::manyCalls);
            blocking.lanes();
        }
        Painted picture = paint();
        assertThat(blocking.trace.dropped()).isZero();
        assertThat(blocking.lanes().threads().getFirst().count()).isGreaterThan(40_000);
        assertThat(picture.all().calls).isLessThan(2_000);
    }

    @Test
    void whatLastsAnInstantIsStillThreePixelsWide() {
        other.serverAccepts();
        play();
        assertThat(paint().bars("select", "server thread"))
                .filteredOn(bar -> bar.fill() == Theme.LIGHT.of(Tone.INK))
                .isNotEmpty()
                .allMatch(bar -> bar.w() >= 3);
    }

    @Test
    void theLegendHoldsOnlyWhatIsInThePicture() {
        other.serverAccepts();
        play();
        String reset = LegendEntry.RESET.words();
        assertThat(paint().legend().words())
                .contains(LegendEntry.WAITS_FOR_ANYONE.words())
                .doesNotContain(reset, LegendEntry.CLOSED.words());
        a.connects().leaves(true);
        assertThat(paint().legend().words()).contains(reset);
    }

    @Test
    void theHatchTheHeaderAndTheLegendSayTheSameOfAWait() {
        b.connects().says("Ping");
        blocking.serverAccepts();
        play();
        Painted picture = paint();
        assertThat(picture.lane("B").lastWait()).isEqualTo(Theme.LIGHT.waitsForAnyone());
        assertThat(picture.header("sequential").words())
                .anyMatch(text -> text.contains(": B for the server"));
        assertThat(picture.legend().words())
                .contains("grey hatch of a client: waits for the server")
                .doesNotContain("coloured hatch: waits for that client");
        a.connects();
        blocking.serverHasAccepted(a);
        blocking.serverReads(a);
        blocking.goesOnForLong();
        picture = paint();
        assertThat(picture.lane("B").lastWait()).isEqualTo(Theme.LIGHT.waitsFor(0));
        assertThat(picture.header("sequential").words())
                .anyMatch(text -> text.matches(".*: B, .* of it for A .*"));
        assertThat(picture.legend().words()).contains("coloured hatch: waits for that client");
    }

    @Test
    void aHeldServerIsFramedAndNotHatchedAndWhoWaitsForItStandsAtABarrier() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        blocking.serverIsHeld(Op.READ, a, 0);
        b.connects().says("Ping");
        play();
        Painted picture = paint();
        Drawn server = picture.lane("sequential", "server thread");
        assertThat(server.hatches)
                .extracting(Drawn.Hatched::hatch)
                .doesNotContain(Theme.LIGHT.waitsFor(0), Theme.LIGHT.waitsWhileHeld());
        assertThat(server.rects).anyMatch(PainterTest::isNotice);
        assertThat(server.words()).anyMatch(text -> text.startsWith("held before read(A), "));
        assertThat(picture.lane("B").lastWait()).isEqualTo(Theme.LIGHT.waitsWhileHeld());
        assertThat(picture.header("sequential").words()).contains("SERVER HELD: step");
        assertThat(picture.legend().words())
                .contains(
                        "held before its next call, as the user chose",
                        "barrier stripes: waits because the server is held");
        assertThat(picture.all().words()).doesNotContain("B waits for A");
    }

    @Test
    void eachHoldThatIsWideEnoughIsLabelled() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        for (int i = 0; i < 4; i++) {
            blocking.serverIsHeld(Op.WRITE, a, 0);
            blocking.goesOnFor(1_000_000);
            blocking.serverGoesOn();
            blocking.serverSends(a, 1);
        }
        Painted picture = paint(whereTheShortestHoldIs(250));
        assertThat(picture.lane("sequential", "server thread").words())
                .filteredOn(text -> text.startsWith("held before write(A), "))
                .hasSize(4);
    }

    /**
     * From the first hold on, however long the machine made each; on as many pixels as it takes.
     */
    private Viewport whereTheShortestHoldIs(int pixels) {
        Holds.View holds = blocking.lanes().threads().getFirst().holds().view();
        long shortest =
                IntStream.range(0, holds.size())
                        .mapToLong(i -> holds.to(i) - holds.from(i))
                        .min()
                        .orElseThrow();
        double start = holds.from(0);
        double nanosPerPixel = (double) shortest / pixels;
        double end = blocking.trace.now();
        return new Viewport(start, nanosPerPixel, (end - start) / nanosPerPixel);
    }

    @Test
    void whileTheProgramWasStoppedTheLanesAreCoveredAndNotTheHeader() {
        a.connects();
        Look last = new Look(blocking.trace.position() - 1, blocking.trace.now());
        blocking.goesOnForLong();
        blocking.worker("probe").does(r -> r.saw(Op.STOPPED, 0, 20_000, 0, 0, last, Look.NONE));
        Painted picture = paint();
        assertThat(picture.header("sequential").words())
                .contains("LOOPSCOPE WAS STOPPED FOR 20.0 s");
        assertThat(picture.lanes("sequential").words())
                .anyMatch(text -> text.endsWith("not recorded") || text.endsWith("was recorded"));
        assertThat(picture.lanes("sequential").rects).anyMatch(PainterTest::isNotice);
    }

    @Test
    void whatWasHeldBeforeIsSaidInThePictureForAsLongAsItIsSeen() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        blocking.serverIsHeld(Op.READ, a, 0);
        blocking.serverGoesOn();
        blocking.serverReads(a);
        play();
        assertThat(paint().header("sequential").words()).contains("SERVER WAS HELD ONCE");
        double end = blocking.trace.now();
        assertThat(paint(between(end - 1e6, end + 1e6)).header("sequential").words())
                .isNotEmpty()
                .noneMatch(text -> text.startsWith("SERVER"));
    }

    @Test
    void usesOfTheCounterThatWouldOverlapAreOneMarkWithItsCount() {
        Play.Actor worker = blocking.worker("thread 1");
        worker.does(
                r -> {
                    for (int i = 0; i < 200; i++) {
                        r.instant(Op.COUNT_READ, 0, 0, i);
                        r.instant(Op.COUNT_WRITE, 0, 0, i + 1);
                    }
                });
        blocking.goesOnFor(blocking.trace.now());
        worker.does(r -> r.instant(Op.COUNT_READ, 0, 0, 200));
        blocking.goesOnFor(blocking.trace.now());
        Drawn lane = paint().lane("thread 1");
        List<Double> marks = lane.paths.stream().map(Drawn.Shape::x).distinct().sorted().toList();
        assertThat(marks).hasSizeGreaterThan(1);
        assertThat(lane.words()).anyMatch(text -> text.startsWith("×"));
        for (int i = 1; i < marks.size(); i++) {
            assertThat(marks.get(i) - marks.get(i - 1)).isGreaterThanOrEqualTo(2 * CountMarks.HALF);
        }
        assertThat(lane.paths)
                .filteredOn(shape -> shape.x() == marks.getLast())
                .as("the last is alone")
                .extracting(Drawn.Shape::path)
                .containsExactly(CountMarks.DIAMOND);
    }

    @Test
    void whatJoinsTwoReadsIsNotDrawnOverTheHeadsOfTheLanes() {
        Play.Actor one = blocking.worker("thread 1");
        Play.Actor two = blocking.worker("thread 2");
        one.does(r -> r.instant(Op.COUNT_READ, 0, 0, 7));
        long first = blocking.trace.now();
        blocking.goesOnFor(first);
        two.does(r -> r.instant(Op.COUNT_READ, 0, 0, 7));
        one.does(r -> r.instant(Op.COUNT_WRITE, 0, 0, 8));
        two.does(r -> r.instant(Op.COUNT_WRITE, 0, 0, 8));
        assertThat(paint(between(1.5 * first, blocking.trace.now())).stage("sequential").lines)
                .filteredOn(line -> line.dash() == Dash.DASHED)
                .isNotEmpty()
                .allMatch(line -> line.left() >= Layout.HEAD && line.right() > Layout.HEAD);
    }

    @Test
    void manyShortHoldsAreOneFrameAndBoundedByPixels() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        blocking.server().does(this::manyHolds);
        Painted picture = paint(whole().zoomed(0, 0.2));
        assertThat(picture.lane("sequential", "server thread").rects)
                .filteredOn(PainterTest::isNotice)
                .isNotEmpty()
                .hasSizeLessThan(20);
    }

    private void manyHolds(Recorder recorder) {
        for (int i = 0; i < 300; i++) {
            recorder.hold(Op.WRITE, a.connection, 10);
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
            recorder.end(0);
            recorder.beginNonBlocking(Op.WRITE, a.connection, 1);
            recorder.end(1);
        }
    }

    private void manyCalls(Recorder recorder) {
        for (int i = 0; i < 1_000; i++) {
            recorder.begin(Op.READ, a.connection, Recorder.BLOCKING, 0);
            recorder.end(4);
            recorder.beginNonBlocking(Op.WRITE, a.connection, 4);
            recorder.end(4);
        }
    }

    /** Some time passes, so that there is something to be seen. */
    private void play() {
        blocking.goesOnForLong();
    }

    private void chat() {
        for (int i = 0; i < 30; i++) {
            b.says("message number " + i);
            c.says("κόσμε " + i);
        }
    }

    private void aHoldsTheServerWhileOthersWait() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        blocking.serverReads(a);
        b.connects().says("Ping");
        c.connects().says("Yo");
        play();
    }

    private Viewport whole() {
        return whole(now());
    }

    private static Viewport whole(long now) {
        return between(0, now + 5e6);
    }

    private static Viewport between(double from, double to) {
        return Viewport.between(from, to, Layout.laneWidth(Painted.WIDTH));
    }

    private long now() {
        return Math.max(blocking.trace.now(), other.trace.now());
    }

    /** Paints the whole run; however long that takes, now stays in view. */
    private Painted paint() {
        long now = now();
        return paint(whole(now), now, now);
    }

    private Painted paint(Viewport view) {
        return paint(view, now());
    }

    /** Paints the moment, from stock that was taken then. */
    private Painted paint(Viewport view, long told) {
        return paint(view, told, now());
    }

    private Painted paint(Viewport view, long told, long now) {
        StageSpec first =
                new StageSpec(
                        "sequential",
                        "blocking",
                        false,
                        "127.0.0.1:1",
                        Digest.of(blocking.lanes(), told, told),
                        List.of());
        StageSpec second =
                new StageSpec(
                        "select",
                        "multiplexed",
                        true,
                        "127.0.0.1:2",
                        Digest.of(other.lanes(), told, told),
                        List.of());
        return Painted.capture(List.of(first, second), view, now, selectedInstant, notes);
    }

    private static boolean isNotice(Drawn.Box box) {
        return box.fill() == Theme.LIGHT.of(Tone.NOTICE);
    }
}
