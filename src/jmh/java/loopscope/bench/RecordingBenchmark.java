package loopscope.bench;

import loopscope.trace.Event;
import loopscope.trace.Follower;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;

/**
 * Measures what recording a call costs a thread, beside the two clock reads that it needs.
 *
 * <p>Take the median burst, {@code p0.50}: the mean includes whatever else the processor did. Every
 * figure includes finding the thread's recorder. The dispatcher runs, without a follower and with a
 * simple one. Calls come in bursts of {@value #BURST}; before each, the writer waits, unmeasured,
 * until the dispatcher has caught up. No server makes ten million calls a second, and dropped calls
 * must not count; {@code droppedCalls} shows that there were none. {@code -prof gc} would count the
 * dispatcher's chunks too, so {@code allocatedBytes} comes from the writing thread itself, as a sum
 * over whole iterations.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
public class RecordingBenchmark {
    private static final int LENGTH = 64;
    private static final int BURST = 4096;
    private static final long EVENTS = 1 << 20;

    /** A trace with its dispatcher and followers. */
    @State(Scope.Benchmark)
    public static class Recorded {
        /** How many followers the trace has. */
        @Param({"0", "1"})
        public int followers;

        /** The writers' role: calls of a server also have their class and line sampled. */
        @Param("CLIENT")
        public Role role;

        Trace trace = Trace.off();

        /** Starts the trace. */
        @Setup(Level.Trial)
        public void start() {
            trace = Trace.start(System.nanoTime(), EVENTS);
            for (int i = 0; i < followers; i++) {
                trace.follow(new Sum());
            }
        }

        /** Ends the trace's dispatcher. */
        @TearDown(Level.Trial)
        public void stop() {
            trace.close();
            if (trace.failure() != null) {
                throw new IllegalStateException(trace.failure());
            }
        }
    }

    /** Adds up fields of events, which is about the least that a follower can do. */
    static final class Sum implements Follower {
        long sum;

        @Override
        public void follow(Event event) {
            sum += event.time() - event.beginTime() + event.connection();
        }
    }

    /** A writing thread: the bytes of its previews, and its counts. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Writer {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(LENGTH).order(ByteOrder.nativeOrder());
        private long dropped;
        private long allocated;
        private Trace trace = Trace.off();

        /** Calls dropped, by all threads of this iteration. */
        public long droppedCalls;

        /** Bytes allocated by this thread within the bursts, all calls together. */
        public long allocatedBytes;

        /** Enters the trace. */
        @Setup(Level.Trial)
        public void enter(Recorded recorded) {
            trace = recorded.trace;
            trace.enter("writer", recorded.role);
        }

        /** Spins until the dispatcher has caught up. */
        @Setup(Level.Invocation)
        public void before() {
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (trace.followed() < trace.position()) {
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException("the keeper does not catch up");
                }
                Thread.onSpinWait();
            }
            dropped = trace.dropped();
            allocated = Allocation.ofCurrentThread();
        }

        /** Takes the counts. */
        @TearDown(Level.Invocation)
        public void after() {
            allocatedBytes += Allocation.ofCurrentThread() - allocated - Allocation.COST;
            droppedCalls += trace.dropped() - dropped;
        }
    }

    /** The lower bound: both clock reads, and nothing recorded. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public long clockReads() {
        long sum = 0;
        for (int i = 0; i < BURST; i++) {
            sum += System.nanoTime();
            sum -= System.nanoTime();
        }
        return sum;
    }

    /** A call that may wait: a begin and an end. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public void blocking(Recorded recorded, Writer writer) {
        for (int i = 0; i < BURST; i++) {
            Recorder recorder = recorded.trace.recorder();
            recorder.begin(Op.RECV, 1, Recorder.BLOCKING, LENGTH);
            recorder.end(LENGTH);
        }
    }

    /** A call that cannot wait: one end, which holds the begin. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public void nonBlocking(Recorded recorded, Writer writer) {
        for (int i = 0; i < BURST; i++) {
            Recorder recorder = recorded.trace.recorder();
            recorder.beginNonBlocking(Op.RECV, 1, LENGTH);
            recorder.end(LENGTH);
        }
    }

    /** A call that may wait, with the first of the 64 bytes it moved. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public void blockingWithPreview(Recorded recorded, Writer writer) {
        for (int i = 0; i < BURST; i++) {
            Recorder recorder = recorded.trace.recorder();
            recorder.begin(Op.RECV, 1, Recorder.BLOCKING, LENGTH);
            recorder.end(LENGTH, writer.bytes, 0);
        }
    }

    /** A call that cannot wait, with the first of the 64 bytes it moved. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public void nonBlockingWithPreview(Recorded recorded, Writer writer) {
        for (int i = 0; i < BURST; i++) {
            Recorder recorder = recorded.trace.recorder();
            recorder.beginNonBlocking(Op.RECV, 1, LENGTH);
            recorder.end(LENGTH, writer.bytes, 0);
        }
    }

    /** Eight threads at once, which contend for the counter and the processors. */
    @Benchmark
    @Threads(8)
    @OperationsPerInvocation(BURST)
    public void blockingFromEightThreads(Recorded recorded, Writer writer) {
        blocking(recorded, writer);
    }
}
