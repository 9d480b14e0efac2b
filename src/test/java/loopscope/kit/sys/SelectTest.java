package loopscope.kit.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.Patience;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

@EnabledOnOs(OS.LINUX)
class SelectTest {

    private final Sockets sockets = new Sockets();
    private final FdSet inputs = new FdSet();
    private final FdSet outputs = new FdSet();
    private final FdSet exceptional = new FdSet();
    private int client;
    private int served;

    @BeforeEach
    void connect() {
        int listener = sockets.listener(5);
        client = sockets.client(listener);
        served = sockets.accept(listener);
    }

    @AfterEach
    void closeAll() {
        sockets.close();
    }

    @Test
    void givesBackOnlyWhatIsReady() {
        int quiet = sockets.keep(EventFd.open());
        Sockets.say(client, "Hi");
        inputs.set(served);
        inputs.set(quiet);
        outputs.set(served);

        assertThat(select(Sockets.LIMIT_MICROS)).isGreaterThanOrEqualTo(1);
        Sockets.awaitReadable(served);
        assertThat(select(Sockets.LIMIT_MICROS)).isEqualTo(2);

        assertThat(inputs.isSet(served)).isTrue();
        assertThat(inputs.isSet(quiet)).isFalse();
        assertThat(outputs.isSet(served)).isTrue();
    }

    @Test
    void comesBackEmptyHandedWhenTheTimeIsOver() {
        inputs.set(served);
        long begin = System.nanoTime();

        assertThat(select(30_000)).isZero();

        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(30_000_000);
        assertThat(inputs.count()).isZero();
    }

    @Test
    void keepsSecondsAndMicrosecondsApart() {
        inputs.set(served);
        long begin = System.nanoTime();

        assertThat(select(1_020_000)).isZero();

        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(1_020_000_000L);
    }

    @Test
    void onlyLooksWhenTheLimitIsZero() {
        inputs.set(served);

        assertThat(select(0)).isZero();
    }

    @Test
    void showsUrgentDataInTheThirdSet() {
        exceptional.set(served);
        assertThat(Libc.send(client, Sockets.utf8("!"), 0, 1, Flags.MSG_OOB)).isEqualTo(1);

        assertThat(select(Sockets.LIMIT_MICROS)).isEqualTo(1);

        assertThat(exceptional.isSet(served)).isTrue();
    }

    @Test
    void isWokenByAnEventFdFromAnotherThread() throws Exception {
        int wake = sockets.keep(EventFd.open());
        inputs.set(wake);
        inputs.set(served);
        int nfds = inputs.highest() + 1;
        CompletableFuture<Integer> ready =
                CompletableFuture.supplyAsync(
                        () -> Libc.select(nfds, inputs, null, null, Libc.NO_LIMIT),
                        task -> new Thread(task).start());
        Sockets.awaitThreadIn(Sockets.PSELECT6, nfds);

        assertThat(EventFd.wake(wake)).isZero();

        assertThat(ready.get(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(1);
        assertThat(inputs.next(0)).isEqualTo(wake);
    }

    @Test
    void drainsWakeUpsAllAtOnce() {
        int wake = sockets.keep(EventFd.open());
        assertThat(EventFd.drain(wake)).isEqualTo(-Errno.EAGAIN);
        EventFd.wake(wake);
        EventFd.wake(wake);

        assertThat(EventFd.drain(wake)).isEqualTo(2);
        assertThat(EventFd.drain(wake)).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void tellsOfAClosedDescriptorInASet() {
        int closed = EventFd.open();
        inputs.set(closed);
        assertThat(Libc.close(closed)).isZero();

        assertThat(select(0)).isEqualTo(-Errno.EBADF);
    }

    @Test
    void refusesMoreNumbersThanTheSetsHold() {
        assertThatThrownBy(() -> Libc.select(1025, inputs, null, null, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nfds 1025")
                .hasMessageContaining("FD_SETSIZE");
        assertThat(Libc.select(1024, inputs, null, null, 0)).isZero();
    }

    private int select(long micros) {
        return Libc.select(1024, inputs, outputs, exceptional, micros);
    }
}
