package loopscope.trace.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.trace.Address;
import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.OpenCall;
import loopscope.trace.Program;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;

/** A run that was saved is read back call for call, whatever clients sent; or up to its cut. */
class RunFileTest {
    private static final Map<String, Object> FACTS =
            Map.of(
                    "title",
                    "A \"run\" \u202e</script>",
                    "stages",
                    List.of(Map.of("model", "select")));

    private static byte[] saved(Trace... traces) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> names = Arrays.stream(traces).map(trace -> "stage").toList();
        Map<String, Object> facts =
                Map.of("stages", names.stream().map(name -> Map.of("name", name)).toList());
        try (RunWriter writer =
                new RunWriter(out, traces.length == 1 ? FACTS : facts, names, List.of(traces))) {
            assertThat(writer.write()).isTrue();
            writer.finish(Map.of("end", 12L));
        }
        return out.toByteArray();
    }

    @Test
    void aSaveEndsThoughMoreIsRecordedThanTheDiskTakes() throws IOException {
        try (Trace trace = Trace.start()) {
            Recorder recorder = trace.enter("server", Role.SERVER);
            record(recorder, 2_000);
            long then = trace.position();
            BusyDisk disk = new BusyDisk(() -> record(recorder, 2_000));
            try (RunWriter writer = new RunWriter(disk, FACTS, List.of("stage"), List.of(trace))) {
                assertThat(writer.write()).isTrue();
                assertThat(writer.written()).isEqualTo(then);
            }
            trace.leave();
        }
    }

    private static void record(Recorder recorder, int calls) {
        for (int i = 0; i < calls; i++) {
            recorder.beginNonBlocking(Op.CLOSE, 0, 0);
            recorder.end(0);
        }
    }

    /** While each of its blocks is written, more is recorded than it takes; it gives up at last. */
    private static final class BusyDisk extends OutputStream {
        private static final int MOST = 100;

        private final Runnable meanwhile;
        private int blocks;

        BusyDisk(Runnable meanwhile) {
            this.meanwhile = meanwhile;
        }

        @Override
        public void write(int one) {
            write(new byte[1], 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            assertThat(blocks++).as("blocks written").isLessThan(MOST);
            meanwhile.run();
        }
    }

    private static RunReader.Contents read(byte[] file) throws IOException, BadRunException {
        return RunReader.read(new ByteArrayInputStream(file), _ -> {});
    }

    /** All that is known of each event. */
    private static List<String> events(Trace trace) {
        List<String> events = new ArrayList<>();
        Event event = trace.event();
        for (long number = trace.oldest(); event.moveTo(number); number++) {
            List<Integer> list = new ArrayList<>();
            if (event.mayHaveList() && event.hasReadyList()) {
                for (int i = 0; i < event.readyCount(); i++) {
                    list.add(event.listEntry(i));
                }
            }
            boolean listed = event.mayHaveList() && !list.isEmpty();
            events.add(
                    event
                            + " by "
                            + trace.threads().get(event.thread())
                            + " flags "
                            + event.flags()
                            + " given "
                            + event.argument()
                            + " began "
                            + event.beginNumber()
                            + " from "
                            + event.beginTime()
                            + " to "
                            + event.time()
                            + " at "
                            + event.site()
                            + list
                            + (listed ? 0 : event.detail(0))
                            + " "
                            + event.detail(1)
                            + " "
                            + event.detail(2)
                            + Arrays.toString(event.preview()));
        }
        return events;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aRunIsReadBackCallForCallAndSavedAgainTheSame(long seed) throws Exception {
        Trace upper = RandomTrace.recorded(seed, 3000);
        Trace lower = RandomTrace.recorded(seed + 100, 500);
        byte[] file = saved(upper, lower);
        RunReader.Contents contents = read(file);
        assertThat(contents.damage()).isEmpty();
        assertThat(contents.events()).isEqualTo(upper.position() + lower.position());
        assertThat(events(contents.traces().get(0))).isEqualTo(events(upper));
        assertThat(events(contents.traces().get(1))).isEqualTo(events(lower));
        assertThat(contents.traces().get(0).connections().all())
                .containsAll(RandomTrace.named(upper));
        assertThat(saved(contents.traces().toArray(Trace[]::new))).isEqualTo(file);
    }

    @Test
    void whatIsKnownOfARunIsReadBackAndWhatIsKnownAtItsEndCountsMore() throws Exception {
        RunReader.Contents contents = read(saved(RandomTrace.recorded(1, 10)));
        assertThat(contents.facts()).containsAllEntriesOf(FACTS).containsEntry("end", 12L);
    }

    @Test
    void aCallThatHasNotEndedIsStillOpen() throws Exception {
        Trace trace = Trace.start();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Thread server =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    Recorder recorder = trace.enter("server", Role.SERVER);
                                    recorder.begin(Op.ACCEPT, 1, Recorder.BLOCKING, 0);
                                    begun.countDown();
                                    try {
                                        over.await();
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
        try {
            begun.await();
            List<OpenCall> calls = read(saved(trace)).traces().getFirst().openCalls();
            assertThat(calls).isEqualTo(trace.openCalls()).hasSize(1);
        } finally {
            over.countDown();
            server.join();
            trace.close();
        }
    }

    @Test
    void aFileCutAnywhereIsReadUpToTheCut() throws Exception {
        Trace trace = RandomTrace.recorded(7, 10);
        byte[] file = saved(trace);
        List<String> whole = events(trace);
        int begun = new String(file, StandardCharsets.ISO_8859_1).indexOf("},\"traceEvents\"") + 1;
        long before = 0;
        for (int length = 0; length < file.length - 1; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            if (length < begun) {
                assertThatThrownBy(() -> read(cut)).isInstanceOf(BadRunException.class);
                continue;
            }
            RunReader.Contents contents = read(cut);
            assertThat(contents.events()).isBetween(before, before + 1);
            before = contents.events();
            if (length % 17 == 0) {
                assertThat(events(contents.traces().getFirst()))
                        .isEqualTo(whole.subList(0, (int) before));
            }
            if (length < file.length - 3) {
                assertThat(contents.damage()).isIn("is cut off", "was not ended");
            }
        }
        assertThat(before).isEqualTo(whole.size());
    }

    @Test
    void aZippedFileCutAnywhereIsReadUpToTheCut() throws Exception {
        Trace trace = RandomTrace.recorded(8, 2000);
        byte[] file = zipped(saved(trace));
        assertThat(read(file).damage()).isEmpty();
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            byte[] cut = Arrays.copyOf(file, random.nextInt(file.length / 20, file.length - 1));
            assertThat(read(cut).damage()).startsWith("is cut off");
        }
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void aDamagedFileNeverHarms() throws Exception {
        byte[] file = saved(RandomTrace.recorded(9, 200));
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = file.clone();
            for (int j = 0; j <= random.nextInt(3); j++) {
                damaged[random.nextInt(file.length)] = (byte) (32 + random.nextInt(95));
            }
            try {
                assertThat(read(damaged).traces()).hasSize(1);
            } catch (BadRunException e) {
                assertThat(e.getMessage()).endsWith(".");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"traceEvents\":[{\"ph\":\"X\",\"ts\":1}]}",
                "{\"otherData\":{\"loopscope\":2,\"stages\":[{}]},\"traceEvents\":[]}",
                "{\"otherData\":{\"loopscope\":1,\"stages\":[]},\"traceEvents\":[]}",
            })
    void anotherFileIsRefusedInOneSentence(String text) {
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadRunException.class)
                .message()
                .matches("(is|was|says) [^.]*\\.");
    }

    @Test
    void aDeeplyNestedFileIsRefused() {
        byte[] deep = "{\"a\":".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(deep)).isInstanceOf(BadRunException.class);
    }

    @Test
    void anAddressIsReadBackFromItsText() {
        byte[] six = {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9};
        for (long address :
                new long[] {
                    Address.of(new byte[] {127, 0, 0, 1}, 65535),
                    Address.of(new byte[16], 1),
                    Address.of(six, 2, 80)
                }) {
            assertThat(Address.parse(Address.text(address))).isEqualTo(address);
        }
    }

    /** Traces of calls by chance, as recorders write them. */
    private static final class RandomTrace {
        private static final Op[] MOVES = {Op.RECV, Op.SEND, Op.READ, Op.WRITE};
        private final Random random;
        private final Trace trace = Trace.start();
        private final int listener = trace.connections().listener(Address.of(new byte[4], 7));

        private RandomTrace(long seed) {
            random = new Random(seed);
        }

        static Trace recorded(long seed, int calls) {
            RandomTrace made = new RandomTrace(seed);
            made.record(calls);
            made.trace.close();
            return made.trace;
        }

        /** The connections that events name. */
        static List<Connection> named(Trace trace) {
            List<Connection> named = new ArrayList<>();
            Event event = trace.event();
            for (long number = 0; event.moveTo(number); number++) {
                Connection known = trace.connections().get(event.connection());
                if (known != null) {
                    named.add(known);
                }
            }
            return named;
        }

        private void record(int calls) {
            Recorder recorder = trace.enter("server \u0007 \"1\"", Role.SERVER);
            int first = trace.connections().own("A", 0);
            trace.connections().label(first, "Anna <b>");
            for (int i = 0; i < calls; i++) {
                call(recorder, first);
            }
            trace.leave();
        }

        private void call(Recorder recorder, int first) {
            switch (random.nextInt(8)) {
                case 0 -> accept(recorder);
                case 1 -> ready(recorder, first);
                case 2 -> {
                    recorder.beginNonBlocking(Op.READ, first, random.nextInt());
                    recorder.endWouldBlock(-11);
                }
                case 3 -> recorder.instant(Op.QUEUE, first, random.nextInt(), random.nextInt());
                case 4 ->
                        recorder.saw(
                                Op.SAMPLE,
                                listener,
                                random.nextInt(9),
                                random.nextInt(9),
                                random.nextInt(3),
                                recorder.look(),
                                recorder.look());
                case 5 -> {
                    recorder.begin(Op.RECV, first, Recorder.BLOCKING, random.nextInt(99));
                    moved(recorder);
                }
                case 6 -> {
                    recorder.begin(Op.LOCK, 0, 0, random.nextInt(99));
                    recorder.end(-random.nextInt(40));
                }
                default -> {
                    recorder.beginNonBlocking(MOVES[random.nextInt(4)], first, 77);
                    moved(recorder);
                }
            }
        }

        private void accept(Recorder recorder) {
            recorder.begin(Op.ACCEPT, listener, Recorder.BLOCKING, 0);
            long peer = Address.of(new byte[] {127, 0, 0, 1}, random.nextInt(1, 65536));
            int id = trace.connections().accepted(peer);
            if (random.nextBoolean()) {
                trace.connections().identify(id, new Program("nc \u001b[31m", random.nextInt(99)));
            }
            recorder.endAccept(7, id, peer);
        }

        private void ready(Recorder recorder, int first) {
            int[] list =
                    random.ints(random.nextInt(20), 0, 255)
                            .map(flags -> first << 8 | flags)
                            .toArray();
            boolean kept = recorder.beginWatching(Op.EPOLL_WAIT, -1, list, list.length);
            assertThat(kept || list.length > 0).isTrue();
            recorder.endReady(list.length, list, list.length);
        }

        private void moved(Recorder recorder) {
            byte[] bytes = new byte[1 + random.nextInt(40)];
            random.nextBytes(bytes);
            recorder.endRead(bytes.length, ByteBuffer.wrap(bytes), 0, random.nextInt(1, 41));
        }
    }
}
