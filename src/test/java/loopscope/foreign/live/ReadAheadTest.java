package loopscope.foreign.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Random;

class ReadAheadTest {
    private static final int SEVERAL_TIMES_ROUND = 5 << 20;

    @Test
    void whatComesOutIsWhatWentIn() throws Exception {
        byte[] all = new byte[SEVERAL_TIMES_ROUND];
        new Random(1).nextBytes(all);
        ReadAhead ahead = ReadAhead.of(new ByteArrayInputStream(all));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[30_011];
        for (int read = ahead.take(piece); read >= 0; read = ahead.take(piece)) {
            out.write(piece, 0, read);
        }
        assertThat(out.toByteArray()).isEqualTo(all);
        assertThat(ahead.take(piece)).isEqualTo(-1);
    }

    @Test
    void aWriterGoesOnThoughNobodyTakes() throws Exception {
        PipedOutputStream writer = new PipedOutputStream();
        ReadAhead ahead = ReadAhead.of(new PipedInputStream(writer, 1000));
        writer.write(new byte[500_000]); // which blocks where nobody reads
        ahead.abandon();
        writer.write(new byte[2_000_000]);
        writer.close();
        assertThat(ahead.take(new byte[1 << 20])).isPositive();
    }

    @Test
    void aStreamThatFailsIsToldOnceAllWasTaken() throws Exception {
        InputStream failing =
                new InputStream() {
                    private boolean given;

                    @Override
                    public int read() throws IOException {
                        if (given) {
                            throw new IOException("torn");
                        }
                        given = true;
                        return 'x';
                    }
                };
        ReadAhead ahead = ReadAhead.of(failing);
        byte[] piece = new byte[10];
        assertThat(ahead.take(piece)).isEqualTo(1);
        assertThatThrownBy(() -> ahead.take(piece)).hasMessage("torn");
    }
}
