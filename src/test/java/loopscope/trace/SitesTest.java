package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Class and line of a server's calls: taken while calls are few, left out under load. */
class SitesTest {
    private final Trace trace =
            Trace.start(System.nanoTime(), 1 << 16, SitesTest.class.getName()::equals);

    @AfterEach
    void stop() {
        trace.leave();
        trace.close();
    }

    @Test
    void aServersCallHasTheLineThatMadeIt() {
        Recorder mine = trace.enter("server", Role.SERVER);
        int line = call(mine);
        Event event = trace.event();
        assertThat(event.moveTo(trace.position() - 1)).isTrue();
        assertThat(event.site()).isEqualTo(new Site(SitesTest.class.getName(), line));
        int next = new Throwable().getStackTrace()[0].getLineNumber() + 1;
        mine.begin(Op.ACCEPT, 0, Recorder.BLOCKING, 0);
        OpenCall open = trace.openCalls().getFirst();
        assertThat(trace.site(open.site())).isEqualTo(new Site(SitesTest.class.getName(), next));
        mine.end(0);
    }

    @Test
    void aClientsCallHasNone() {
        call(trace.enter("client", Role.CLIENT));
        assertThat(sites()).containsOnlyNulls();
    }

    @Test
    void underLoadMostGoWithout() {
        Recorder mine = trace.enter("server", Role.SERVER);
        for (int i = 0; i < 10_000; i++) {
            call(mine);
        }
        List<@Nullable Site> sites = sites();
        assertThat(sites.subList(1, 200)).doesNotContainNull();
        assertThat(sites.subList(1000, sites.size())).containsNull();
    }

    @Test
    void anAllowanceRefillsWithTime() {
        Sites.Sampler sampler = new Sites(SitesTest.class.getName()::equals).sampler();
        long now = 0;
        assertThat(walks(sampler, now)).isEqualTo(256);
        assertThat(walks(sampler, now + 9_999_999)).isZero();
        now += 20_000_000;
        assertThat(walks(sampler, now)).isEqualTo(2);
        for (int i = 0; i < 1000; i++) {
            now += 10_000_000;
            assertThat(sampler.allows(now)).as("a paced call").isTrue();
            assertThat(sampler.site()).isPositive();
        }
    }

    @Test
    void dearWalksAreRare() {
        Sites.Sampler sampler = new Sites(SitesTest.class.getName()::equals).sampler();
        walks(sampler, 0);
        sampler.took(300_000);
        assertThat(sampler.allows(59_999_999)).isFalse();
        assertThat(sampler.allows(60_000_000)).isTrue();
        assertThat(sampler.site()).isPositive();
        sampler.took(TimeUnit.SECONDS.toNanos(1));
        assertThat(sampler.allows(160_000_000)).as("a tenth of a second later").isTrue();
    }

    /** Walks as long as it is allowed to. */
    private static int walks(Sites.Sampler sampler, long now) {
        int walks = 0;
        while (sampler.allows(now)) {
            assertThat(sampler.site()).isPositive();
            walks++;
        }
        return walks;
    }

    private List<@Nullable Site> sites() {
        Event event = trace.event();
        return LongStream.range(0, trace.position())
                .<@Nullable Site>mapToObj(
                        number -> {
                            assertThat(event.moveTo(number)).isTrue();
                            return event.site();
                        })
                .toList();
    }

    /** Returns the line of its call. */
    private static int call(Recorder recorder) {
        int here = new Throwable().getStackTrace()[0].getLineNumber();
        recorder.begin(Op.RECV, 1, Recorder.BLOCKING, 0);
        recorder.end(1);
        return here + 1;
    }
}
