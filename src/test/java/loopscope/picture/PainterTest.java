package loopscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.PictureSpec;
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
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.timeline.words.Digest;
import loopscope.trace.Look;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

class PainterTest {
    private static final double WIDTH = 1200;

    private final Play blocking = new Play();
    private final Play other = new Play();
    private final Play.Actor a = blocking.client("A", 0);
    private final Play.Actor b = blocking.client("B", 1);
    private final Play.Actor c = blocking.client("C", 2);
    private final Drawn drawn = new Drawn();
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
        Layout layout = paint(whole());
        Hatch forA = Theme.LIGHT.waitsFor(0);
        assertThat(lastHatch(row(layout, 0, 0))).isEqualTo(forA);
        assertThat(lastHatch(row(layout, 0, 2))).isEqualTo(forA);
        assertThat(lastHatch(row(layout, 0, 3))).isEqualTo(forA);
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
        Layout layout = paint(whole());
        assertThat(lastHatch(row(layout, 0, 3))).isEqualTo(Theme.LIGHT.waitsFor(1));
    }

    @Test
    void whatStillLastsHasOneLengthOnTheLanesAndInTheHeading() {
        aHoldsTheServerWhileOthersWait();
        long told = blocking.trace.now();
        play();
        Phases.View phases = blocking.lanes().clients().get(1).phases();
        long since = WaitAnalysis.waitingSince(phases, phases.size() - 1);
        String length = Units.duration(told - since);
        Layout layout = paint(whole(), told);
        assertThat(within(layout.stages().getFirst()))
                .anySatisfy(text -> assertThat(text).startsWith("in the backlog").endsWith(length));
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
        Viewport view = Viewport.between(begun, 2 * closed - begun, Layout.laneWidth(WIDTH));
        paint(view);
        double end = Layout.HEAD + view.x(closed);
        assertThat(drawn.texts)
                .filteredOn(text -> text.text().startsWith("1.00 MiB"))
                .singleElement()
                .satisfies(text -> assertThat(text.box().x() + text.box().w()).isLessThan(end));
    }

    @Test
    void theQueuesLengthStandsOnTheBarOfItsCallAndCoversNoEdge() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        blocking.serverReads(a);
        blocking.xraySees(3, 50, 2);
        play();
        Layout.Row server = row(paint(whole()), 0, 0);
        Drawn.Box bar =
                drawn.hatches.stream()
                        .map(Drawn.Hatched::box)
                        .filter(box -> box.isWithin(server.top(), server.bottom()))
                        .findFirst()
                        .orElseThrow();
        Drawn.Box words =
                drawn.texts.stream()
                        .filter(text -> text.text().contains("in the accept queue"))
                        .findFirst()
                        .orElseThrow()
                        .box();
        assertThat(words.isWithin(bar.y(), bar.y() + bar.h())).isTrue();
        assertThat(drawn.rects)
                .filteredOn(
                        box ->
                                box.w() < WIDTH
                                        && box.fill() == Theme.LIGHT.of(Tone.GROUND)
                                        && box.meets(words))
                .isNotEmpty()
                .allMatch(box -> box.isWithin(bar.y(), bar.y() + bar.h()));
    }

    @Test
    void waitingForAnyoneIsGrey() {
        other.serverAccepts();
        play();
        Layout layout = paint(whole());
        assertThat(lastHatch(row(layout, 1, 0))).isEqualTo(Theme.LIGHT.waitsForAnyone());
    }

    @Test
    void theArrowLeadsFromWhoHasWaitedLongestToWhomItWaitsFor() {
        aHoldsTheServerWhileOthersWait();
        Layout layout = paint(whole());
        assertThat(drawn.texts).extracting(Drawn.Written::text).contains("B waits for A");
        Layout.Row ofA = row(layout, 0, 1);
        Layout.Row ofB = row(layout, 0, 2);
        Drawn.Shape tip =
                drawn.paths.stream()
                        .filter(p -> p.y() > 40 && isArrow(p))
                        .findFirst()
                        .orElseThrow();
        assertThat(tip.y()).isBetween(ofA.top(), ofA.bottom());
        assertThat(drawn.rects)
                .anySatisfy(
                        shaft -> {
                            assertThat(shaft.x() + shaft.w() / 2)
                                    .isBetween(tip.x() - 1, tip.x() + 1);
                            assertThat(shaft.y()).isBetween(ofA.top(), ofA.bottom() + 9);
                            assertThat(shaft.y() + shaft.h()).isBetween(ofB.top(), ofB.bottom());
                        });
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
        Layout layout = paint(whole(), now);
        assertThat(within(layout.stages().getFirst()))
                .anyMatch(text -> text.endsWith(part + " of a wait of " + whole));
        String before = Units.duration(lasted(phases, last - 1));
        assertThat(before).isNotEqualTo(whole);
        long from = phases.from(last - 1);
        long to = phases.to(last - 1);
        layout = paint(Viewport.between(from, to, Layout.laneWidth(WIDTH)), now);
        assertThat(within(layout.stages().getFirst()))
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
        Layout layout = paint(whole(), now);
        assertThat(within(layout.stages().getFirst()))
                .anyMatch(text -> text.endsWith("in the backlog, " + whole));
    }

    private static long lasted(Phases.View phases, int row) {
        return phases.to(row) - phases.from(row);
    }

    @Test
    void wordsAboutAnInstantOutOfViewSayWhenThatIs() {
        aHoldsTheServerWhileOthersWait();
        selectedInstant = OptionalLong.of(blocking.trace.now());
        paint(whole());
        assertThat(drawn.texts).noneMatch(text -> text.text().startsWith("words of "));
        long end = selectedInstant.getAsLong();
        paint(Viewport.between(end / 4.0, end / 2.0, Layout.laneWidth(WIDTH)));
        assertThat(drawn.texts)
                .anyMatch(text -> text.text().equals("words of " + Units.moment(end) + " ▸"));
        selectedInstant = OptionalLong.of(0);
        paint(Viewport.between(end / 4.0, end / 2.0, Layout.laneWidth(WIDTH)));
        assertThat(drawn.texts).anyMatch(text -> text.text().equals("◂ words of 0.000 s"));
    }

    @Test
    void aRangeOutOfViewSaysThatItIs() {
        aHoldsTheServerWhileOthersWait();
        long end = blocking.trace.now();
        notes = new Notes(new Notes.Range(0, end / 4), List.of(), null);
        paint(whole());
        assertThat(drawn.texts).noneMatch(text -> text.text().contains("in view"));
        paint(Viewport.between(end / 2.0, end, Layout.laneWidth(WIDTH)));
        assertThat(drawn.texts)
                .anyMatch(text -> text.text().matches("Δt .*, 0.000 s to .*, not in view"));
    }

    @Test
    void theWordsOfTheArrowLeaveTheChipsFree() {
        aHoldsTheServerWhileOthersWait();
        a.says("Ping");
        selectedInstant = OptionalLong.of(blocking.trace.now());
        blocking.goesOnFor(blocking.trace.now());
        Frame frame = frame(whole(), blocking.trace.now());
        Drawn.Box words =
                drawn.texts.stream()
                        .filter(text -> text.text().equals("B waits for A"))
                        .findFirst()
                        .orElseThrow()
                        .box();
        assertThat(drawn.rects)
                .filteredOn(box -> box.h() > 17 && box.h() < 19)
                .filteredOn(box -> box.meets(words) && box.y() < words.y())
                .singleElement()
                .satisfies(
                        box -> {
                            for (double at = box.x(); at < box.x() + box.w(); at++) {
                                assertThat(frame.chipAt(at, box.y())).isNull();
                            }
                        });
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
        Layout layout = paint(whole());
        assertThat(lastHatch(row(layout, 0, 2))).isEqualTo(Theme.LIGHT.waitsFor(1));
    }

    @Test
    void nobodyWaitingMeansNoArrow() {
        a.connects();
        other.serverAccepts();
        paint(whole());
        assertThat(drawn.paths).noneMatch(PainterTest::isArrow);
    }

    @Test
    void whatHappenedOnAStageIsDrawnUnderItsOwnHeader() {
        aHoldsTheServerWhileOthersWait();
        other.serverAccepts();
        play();
        Layout layout = paint(whole());
        Layout.StageRows first = layout.stages().get(0);
        Layout.StageRows second = layout.stages().get(1);
        assertThat(within(first)).contains("sequential").doesNotContain("select");
        assertThat(within(first)).anyMatch(text -> text.startsWith("read(A)"));
        assertThat(within(second)).contains("select").doesNotContain("sequential");
        assertThat(within(second)).noneMatch(text -> text.startsWith("read(A)"));
        assertThat(within(second)).anyMatch(text -> text.startsWith("accept()"));
    }

    @Test
    void nothingIsWrittenOverWordsAtAnyZoomNorCutOffAtTheEdges() {
        aHoldsTheServerWhileOthersWait();
        chat();
        play();
        Viewport view = whole();
        for (double zoom = 1; zoom < 100_000; zoom *= 1.7) {
            drawn.texts.clear();
            paint(view.zoomed(view.width() * 0.8, zoom));
            for (Drawn.Written one : drawn.texts) {
                assertThat(one.box().x()).as(one.text()).isGreaterThanOrEqualTo(0);
                assertThat(one.box().x() + one.box().w()).as(one.text()).isLessThan(WIDTH + 1);
                for (Drawn.Written two : drawn.texts) {
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
        paint(whole());
        assertThat(blocking.trace.dropped()).isZero();
        assertThat(blocking.lanes().threads().getFirst().count()).isGreaterThan(40_000);
        assertThat(drawn.calls).isLessThan(2_000);
    }

    @Test
    void whatLastsAnInstantIsStillThreePixelsWide() {
        other.serverAccepts();
        play();
        Layout layout = paint(whole());
        Layout.Row row = row(layout, 1, 0);
        assertThat(drawn.rects)
                .filteredOn(r -> r.fill() == Theme.LIGHT.of(Tone.INK) && r.h() > row.height() / 2)
                .isNotEmpty()
                .allSatisfy(mark -> assertThat(mark.w()).isGreaterThanOrEqualTo(3));
    }

    @Test
    void theLegendHoldsOnlyWhatIsInThePicture() {
        other.serverAccepts();
        play();
        paint(whole());
        assertThat(drawn.texts).extracting(Drawn.Written::text).doesNotContain("reset", "left");
        a.connects().leaves(true);
        paint(whole());
        assertThat(drawn.texts).extracting(Drawn.Written::text).contains("reset");
    }

    @Test
    void theHatchTheHeaderAndTheLegendSayTheSameOfAWait() {
        b.connects().says("Ping");
        blocking.serverAccepts();
        play();
        assertThat(lastHatch(row(paint(whole()), 0, 1))).isEqualTo(Theme.LIGHT.waitsForAnyone());
        assertThat(drawn.texts)
                .extracting(Drawn.Written::text)
                .anyMatch(text -> text.contains(": B for the server"))
                .contains("grey hatch of a client: waits for the server")
                .doesNotContain("coloured hatch: waits for that client");
        a.connects();
        blocking.serverHasAccepted(a);
        blocking.serverReads(a);
        blocking.goesOnForLong();
        assertThat(lastHatch(row(paint(whole()), 0, 2))).isEqualTo(Theme.LIGHT.waitsFor(0));
        assertThat(drawn.texts)
                .extracting(Drawn.Written::text)
                .anyMatch(text -> text.contains(": B for A"))
                .contains("coloured hatch: waits for that client");
    }

    @Test
    void aHeldServerIsFramedAndNotHatchedAndWhoWaitsForItStandsAtABarrier() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        blocking.serverIsHeld(Op.READ, a, 0);
        b.connects().says("Ping");
        play();
        Layout layout = paint(whole());
        Layout.Row server = row(layout, 0, 0);
        assertThat(drawn.hatches)
                .filteredOn(hatched -> hatched.box().isWithin(server.top(), server.bottom()))
                .extracting(Drawn.Hatched::hatch)
                .doesNotContain(Theme.LIGHT.waitsFor(0), Theme.LIGHT.waitsWhileHeld());
        assertThat(drawn.rects)
                .anyMatch(
                        box ->
                                box.fill() == Theme.LIGHT.of(Tone.NOTICE)
                                        && box.isWithin(server.top(), server.bottom()));
        assertThat(lastHatch(row(layout, 0, 2))).isEqualTo(Theme.LIGHT.waitsWhileHeld());
        assertThat(drawn.texts)
                .extracting(Drawn.Written::text)
                .anyMatch(text -> text.startsWith("held before read(A), "))
                .contains(
                        "SERVER HELD: step",
                        "held before its next call, as the user chose",
                        "barrier stripes: waits because the server is held")
                .doesNotContain("B waits for A");
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
        paint(whereTheShortestHoldIs(250));
        assertThat(drawn.texts)
                .extracting(Drawn.Written::text)
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
        Layout layout = paint(whole());
        List<Layout.Row> rows = layout.stages().getFirst().rows();
        assertThat(drawn.texts)
                .extracting(Drawn.Written::text)
                .contains("LOOPSCOPE WAS STOPPED FOR 20.0 s")
                .anyMatch(text -> text.endsWith("not recorded") || text.endsWith("was recorded"));
        assertThat(drawn.rects)
                .filteredOn(box -> box.fill() == Theme.LIGHT.of(Tone.NOTICE))
                .anyMatch(box -> box.isWithin(rows.getFirst().top(), rows.getLast().bottom()));
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
        paint(whole());
        assertThat(drawn.texts).extracting(Drawn.Written::text).contains("SERVER WAS HELD ONCE");
        drawn.texts.clear();
        double end = blocking.trace.now();
        paint(Viewport.between(end - 1e6, end + 1e6, Layout.laneWidth(WIDTH)));
        assertThat(drawn.texts)
                .extracting(Drawn.Written::text)
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
        Layout layout = paint(whole());
        Layout.Row lane = row(layout, 0, 1);
        List<Double> marks =
                drawn.paths.stream()
                        .filter(PainterTest::isArrow)
                        .filter(shape -> shape.y() == lane.middle())
                        .map(Drawn.Shape::x)
                        .distinct()
                        .sorted()
                        .toList();
        assertThat(marks).hasSizeGreaterThan(1);
        assertThat(drawn.texts).anyMatch(text -> text.text().startsWith("×"));
        for (int i = 1; i < marks.size(); i++) {
            assertThat(marks.get(i) - marks.get(i - 1)).isGreaterThanOrEqualTo(12);
        }
        assertThat(drawn.paths)
                .as("the last is alone")
                .anyMatch(
                        shape ->
                                shape.path() == CountMarks.DIAMOND && shape.x() == marks.getLast());
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
        paint(Viewport.between(1.5 * first, blocking.trace.now(), Layout.laneWidth(WIDTH)));
        assertThat(drawn.lines)
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
        Layout layout = paint(whole().zoomed(0, 0.2));
        Layout.Row server = row(layout, 0, 0);
        List<Drawn.Box> frames =
                drawn.rects.stream()
                        .filter(box -> box.fill() == Theme.LIGHT.of(Tone.NOTICE))
                        .filter(box -> box.isWithin(server.top(), server.bottom()))
                        .toList();
        assertThat(frames).isNotEmpty().hasSizeLessThan(20);
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
        double end = Math.max(blocking.trace.now(), other.trace.now());
        return Viewport.between(0, end + 5e6, Layout.laneWidth(WIDTH));
    }

    private Layout paint(Viewport view) {
        return paint(view, Math.max(blocking.trace.now(), other.trace.now()));
    }

    /** Paints the moment, from stock that was taken then. */
    private Layout paint(Viewport view, long told) {
        return frame(view, told).layout();
    }

    private Frame frame(Viewport view, long told) {
        long now = Math.max(blocking.trace.now(), other.trace.now());
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
        PictureSpec spec =
                new PictureSpec(
                        "A title",
                        List.of(first, second),
                        view,
                        now,
                        now,
                        selectedInstant,
                        notes,
                        view.width() + WIDTH - Layout.laneWidth(WIDTH),
                        800,
                        Theme.LIGHT,
                        PictureSpec.Chrome.CAPTURE);
        return Painter.paint(drawn, Layout.of(spec));
    }

    private static Layout.Row row(Layout layout, int stage, int row) {
        return layout.stages().get(stage).rows().get(row);
    }

    private Hatch lastHatch(Layout.Row row) {
        return drawn.hatches.stream()
                .filter(hatched -> hatched.box().isWithin(row.top(), row.bottom()))
                .reduce((first, last) -> last)
                .orElseThrow()
                .hatch();
    }

    private List<String> within(Layout.StageRows stage) {
        return drawn.texts.stream()
                .filter(text -> text.box().isWithin(stage.top(), stage.bottom()))
                .map(Drawn.Written::text)
                .toList();
    }

    /** Chips have signs that are paths too; the arrow's head is wider. */
    private static boolean isArrow(Drawn.Shape shape) {
        return shape.path() != Sign.SAYS && shape.path() != Sign.HEARS;
    }
}
