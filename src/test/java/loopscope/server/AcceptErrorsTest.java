package loopscope.server;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.kit.RefusedAccepts;
import loopscope.kit.sys.Errno;
import loopscope.trace.Op;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What every server promises when accept(2) meets an error that passes. */
@Contract
class AcceptErrorsTest {
    /** Those that accept(2) lists as pending on the new connection, and a few that it meets. */
    private static final List<Integer> OF_THE_NETWORK =
            List.of(
                    Errno.ENETDOWN,
                    Errno.EPROTO,
                    Errno.ENOPROTOOPT,
                    Errno.EHOSTDOWN,
                    Errno.ENONET,
                    Errno.EHOSTUNREACH,
                    Errno.EOPNOTSUPP,
                    Errno.ENETUNREACH,
                    Errno.ETIMEDOUT,
                    Errno.ECONNABORTED);

    private static final List<Integer> OF_SHORTAGE =
            List.of(Errno.ENOBUFS, Errno.ENOMEM, Errno.EPERM);

    private final Model model;

    AcceptErrorsTest(Model model) {
        this.model = model;
    }

    @Test
    void goesOnAfterErrorsOfTheNetworkAndRecordsEachByItsNumber() throws Exception {
        goesOnAfter(OF_THE_NETWORK);
    }

    @Test
    void goesOnAfterAShortageOrAFirewall() throws Exception {
        goesOnAfter(OF_SHORTAGE);
    }

    private void goesOnAfter(List<Integer> errors) throws Exception {
        try (RunningServer server = new RunningServer(model)) {
            RefusedAccepts accepts = RefusedAccepts.of(server.kit);
            accepts.refuse(errors);
            // The first may have been met by an accept that was under way.
            assertThat(server.serves()).isTrue();
            assertThat(server.serves()).isTrue();
            RunningServer.await("all errors to be met", accepts::isOver);
            assertThat(server.ends(Op.ACCEPT))
                    .extracting(RunningServer.Seen::result)
                    .filteredOn(result -> result < 0 && result != -Errno.EAGAIN)
                    .containsExactlyElementsOf(errors.stream().map(errno -> -errno).toList());
        }
    }

    @Test
    void leavesNobodyInTheQueueAfterAnError() throws Exception {
        try (RunningServer server = new RunningServer(model)) {
            assertThat(server.serves()).isTrue();
            RefusedAccepts accepts = RefusedAccepts.of(server.kit);
            accepts.refuse(List.of(Errno.EPROTO));
            try (TestClient alone = new TestClient(server.port())) {
                assertThat(alone.isServed("without another who rouses the server")).isTrue();
            }
        }
    }
}
