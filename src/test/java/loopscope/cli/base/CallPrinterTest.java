package loopscope.cli.base;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.trace.Address;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;

class CallPrinterTest {
    private static final int LISTENER_FD = 3;
    private static final int FD = 7;
    private static final byte[] LOCAL = {127, 0, 0, 1};

    private final Trace trace = Trace.start(System.nanoTime(), 1000);
    private final StringWriter out = new StringWriter();
    private final CallPrinter printer = new CallPrinter(trace, new PrintWriter(out, true));
    private final int listener = trace.connections().listener(Address.of(LOCAL, 80));
    private final long peer = Address.of(LOCAL, 9999);
    private final int client = trace.connections().accepted(peer);
    private final Recorder server = trace.enter("server thread", Role.SERVER);

    @AfterEach
    void close() {
        trace.leave();
        trace.close();
    }

    @Test
    void whereTheOutputIsTooSlowItSaysSoAndGoesOnWithTheSetsAsTheyAre() {
        listenAndAccept();
        for (int i = 0; i < 300_000; i++) {
            call(Op.RECV, client, 0, 5);
            if (i % 1_000 == 0) {
                awaitFollowed(); // or some would not even be recorded where the machine is busy
            }
        }
        printAll();
        assertThat(out.toString()).containsPattern("^\\.\\.\\. \\d{6} events are not printed");
        out.getBuffer().setLength(0);
        select();
        printAll();
        assertThat(out.toString().lines())
                .singleElement()
                .asString()
                .contains(" select(8, [7], [7], []) = 1 (out [7]) <");
    }

    @Test
    void aRefusedCallHasItsErrorsNameAndMeaning() {
        listenAndAccept();
        call(Op.SEND, client, 10, -32);
        server.beginNonBlocking(Op.RECV, client, 0);
        server.endWouldBlock(-11);
        call(Op.CLOSE, client, 0, 0);
        printAll();
        assertThat(out.toString())
                .contains(" send(7<127.0.0.1:9999>, 10) = -1 EPIPE (broken pipe")
                .contains(" recv(7<127.0.0.1:9999>) = -1 EAGAIN (would block) <")
                .contains(" close(7<127.0.0.1:9999>) = 0 <");
    }

    private void listenAndAccept() {
        call(Op.SOCKET, 0, 0, LISTENER_FD);
        server.instant(Op.LISTEN, listener, 5, 0);
        server.beginNonBlocking(Op.ACCEPT, listener, 0);
        server.endAccept(FD, client, peer);
    }

    private void select() {
        int[] changes = {Interest.entry(client, Interest.IN | Interest.OUT)};
        server.beginWatching(Op.SELECT, 1, changes, 1);
        server.endReady(1, new int[] {Interest.entry(client, Interest.OUT)}, 1);
    }

    private void call(Op op, int connection, int argument, int result) {
        server.beginNonBlocking(op, connection, argument);
        server.end(result);
    }

    private void printAll() {
        awaitFollowed();
        Patience.await("the end of it", () -> !printer.printSome());
    }

    private void awaitFollowed() {
        Patience.await("the keeper", () -> trace.followed() == trace.position());
    }
}
