package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Calls each word of which follows from their argument, so that a torn event shows itself. */
final class Checked {
    private final ByteBuffer bytes =
            ByteBuffer.allocate(Recorder.PREVIEW).order(ByteOrder.LITTLE_ENDIAN);

    static long mix(long seed) {
        long z = seed * 0x9e3779b97f4a7c15L + 0x1234567L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        return z ^ (z >>> 31);
    }

    static int connection(int argument) {
        return (int) mix(argument) & 0xffffff;
    }

    static int result(int argument) {
        return Recorder.PREVIEW + ((int) mix(argument + 7L) & 0xffff);
    }

    void begin(Recorder recorder, int argument) {
        recorder.begin(Op.RECV, connection(argument), Recorder.BLOCKING, argument);
    }

    void end(Recorder recorder, int argument) {
        for (int i = 0; i < Recorder.PREVIEW; i += 8) {
            bytes.putLong(i, mix(argument * 31L + i));
        }
        recorder.end(result(argument), bytes, 0);
    }

    void call(Recorder recorder, int argument) {
        begin(recorder, argument);
        end(recorder, argument);
    }

    void callNonBlocking(Recorder recorder, int argument) {
        recorder.beginNonBlocking(Op.RECV, connection(argument), argument);
        end(recorder, argument);
    }

    /** Fails where the words of a call's event do not belong together. */
    static void check(Event event) {
        if (event.op() == Op.START || event.op() == Op.EXIT) {
            return;
        }
        int argument = event.argument();
        if (event.op() != Op.RECV
                || event.connection() != connection(argument)
                || (event.isBegin() ? event.beginNumber() != event.number() : isTornEnd(event))) {
            assertThat(Seen.of(event)).as("a torn event").isNull();
        }
    }

    private static boolean isTornEnd(Event event) {
        int argument = event.argument();
        ByteBuffer preview = ByteBuffer.wrap(event.preview()).order(ByteOrder.LITTLE_ENDIAN);
        boolean whole = event.result() == result(argument) && event.time() >= event.beginTime();
        for (int i = 0; i < Recorder.PREVIEW && whole; i += 8) {
            whole = preview.getLong(i) == mix(argument * 31L + i);
        }
        return !whole || event.beginNumber() >= event.number() || event.beginTime() <= 0;
    }
}
