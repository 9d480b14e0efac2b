package loopscope.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.trace.Connection;
import loopscope.trace.Trace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clients of this program find a local port, and each is known by it. */
class DialingTest {
    private static final int MANY = 300;

    private final Trace trace = Trace.start();
    private final Kit kit = new Kit(trace, new Gate());
    private final ListeningChannel listener = kit.listener();

    @BeforeEach
    void listen() throws CannotListenException {
        listener.open("127.0.0.1", 0, 5);
    }

    @AfterEach
    void close() {
        kit.close();
        trace.close();
    }

    private ClientSide client(int ordinal) {
        return new ClientSide(new Kit(trace, new Gate()), "client", ordinal);
    }

    @Test
    void everyClientIsRecognisedByItsAccept() throws Exception {
        for (int i = 0; i < MANY; i++) {
            ClientSide side = client(i);
            try (ByteStream here = side.connect(listener.address(), 0);
                    StreamChannel there = listener.accept()) {
                assertThat(there.connection()).isEqualTo(side.connection());
            }
        }
        assertThat(trace.connections().all())
                .noneMatch(known -> known.kind() == Connection.Kind.OUTSIDER);
    }

    /**
     * Its socket stays in the accept queue, where another's of the same port would be taken for it.
     */
    @Test
    void aPortIsAwaitedUntilTheOneWhoResetIsAccepted() throws Exception {
        ClientSide side = client(0);
        side.connect(listener.address(), 0).reset();
        long address = trace.connections().get(side.connection()).address();
        assertThat(trace.connections().isAwaited(address)).isTrue();
        try (StreamChannel dead = listener.accept()) {
            assertThat(dead.connection()).isEqualTo(side.connection());
        }
        assertThat(trace.connections().isAwaited(address)).isFalse();
    }

    @Test
    void whoIsRefusedIsAwaitedNoMore() {
        listener.close();
        ClientSide side = client(0);
        assertThatThrownBy(() -> side.connect(listener.address(), 0))
                .isInstanceOf(CannotConnectException.class)
                .hasMessage("connection refused");
        assertThat(trace.connections().get(side.connection()).address()).isZero();
    }
}
