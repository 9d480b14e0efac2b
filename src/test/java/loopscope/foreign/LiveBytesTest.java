package loopscope.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.foreign.tracer.LineParser;
import loopscope.foreign.tracer.TracerBytes;
import loopscope.trace.Event;
import loopscope.trace.OpenCall;
import loopscope.trace.Trace;
import loopscope.trace.TraceBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A tracer's log that comes in pieces says the same as the whole. */
class LiveBytesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "blocking",
                "threads",
                "forks",
                "select",
                "poll",
                "selectors",
                "nginx",
                "node",
                "redis",
                "c/threads",
                "c/forks",
                "c/inetd",
                "c/epoll"
            })
    void aLogThatPausesBehindEachByteGivesTheSameTrace(String name) throws Exception {
        byte[] log = bytes(name);
        Trace whole = TracerLog.read(new ByteArrayInputStream(log), _ -> {}).trace();
        Feed feed = new Feed();
        for (int at = 0; at < log.length; at++) {
            feed.add(log, at, at + 1);
        }
        assertThat(events(feed.finish())).isEqualTo(events(whole));
        assertThat(named(feed.finish())).isEqualTo(named(whole));
    }

    @Test
    void piecesOfAnySizeGiveTheSameTrace() throws Exception {
        byte[] log = bytes("threads");
        List<String> whole = events(TracerLog.read(new ByteArrayInputStream(log), _ -> {}).trace());
        Random random = new Random(7);
        for (int round = 0; round < 10; round++) {
            Feed feed = new Feed();
            int at = 0;
            while (at < log.length) {
                int to = Math.min(log.length, at + 1 + random.nextInt(300));
                feed.add(log, at, to);
                at = to;
            }
            assertThat(events(feed.finish())).isEqualTo(whole);
        }
    }

    @Test
    void aCallThatIsEnteredIsOpenBeforeItsLineEnds() throws Exception {
        Feed feed = new Feed();
        feed.add("7 1.000000 listen(3<socket:[87]>, 5) = 0 <0.000010>\n");
        feed.add("7 2.000000 accept4(3<socket:[87]>, ");
        assertThat(feed.finish().openCalls())
                .singleElement()
                .extracting(OpenCall::connection, OpenCall::beginTime)
                .containsExactly(1, 1_000_000_000L);
    }

    @Test
    void whatACallIsGivenIsNotReadByHalves() throws Exception {
        Feed feed = new Feed();
        feed.add("7 1.000000 listen(3<socket:[87]>, 5) = 0 <0.000010>\n");
        feed.add("7 2.000000 pselect6(9, [3<socket:[87]> 4<socket");
        feed.add(":[88]>], NULL");
        assertThat(feed.finish().openCalls()).isEmpty();
        feed.add(", NULL, NULL, NULL");
        assertThat(feed.finish().openCalls()).hasSize(1);
    }

    /** Bytes as they come, with a pause behind each piece. */
    private static final class Feed {
        private final TraceBuilder builder = new TraceBuilder(Trace.USUAL_EVENTS);
        private final TracerBytes bytes =
                new TracerBytes(new LineParser(new ForeignTrace(builder)));

        void add(String text) {
            byte[] piece = text.getBytes(StandardCharsets.ISO_8859_1);
            add(piece, 0, piece.length);
        }

        void add(byte[] piece, int from, int to) {
            bytes.add(piece, from, to);
            bytes.pause();
        }

        Trace finish() {
            return builder.finish();
        }
    }

    /**
     * All that is recorded. What a begin was given is left out: the last number of a poll(2) is
     * known once the next character has come, and no one waits for that.
     */
    private static List<String> events(Trace trace) {
        List<String> all = new ArrayList<>();
        Event event = trace.event();
        for (long number = trace.oldest(); event.moveTo(number); number++) {
            all.add(
                    event
                            + " by "
                            + event.thread()
                            + " from "
                            + event.beginTime()
                            + " to "
                            + event.time()
                            + " since "
                            + event.beginNumber()
                            + " flags "
                            + event.flags()
                            + (event.isBegin() ? "" : " given " + event.argument())
                            + entries(event));
        }
        return all;
    }

    private static String entries(Event event) {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; event.mayHaveList() && i < event.readyCount(); i++) {
            entries.append(' ').append(event.listEntry(i));
        }
        return entries.toString();
    }

    private static List<Object> named(Trace trace) {
        List<Object> all = new ArrayList<>(trace.threads().all());
        all.addAll(trace.connections().all());
        return all;
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = LiveBytesTest.class.getResourceAsStream(name + ".log")) {
            return in.readAllBytes();
        }
    }
}
