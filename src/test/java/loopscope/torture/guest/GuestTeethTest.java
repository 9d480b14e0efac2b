package loopscope.torture.guest;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.torture.guest.BrokenEcho.Defect;
import loopscope.trace.Address;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client from outside finds what is wrong with the server that it comes to. */
class GuestTeethTest {
    private static final int MUCH = 200_000;

    private final List<String> found = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "DROPS_THE_REST_OF_A_PARTIAL_WRITE, heard 0x",
        "SWALLOWS_A_BYTE, heard 0x",
        "DOUBLES_A_BYTE, heard 0x",
        "ANSWERS_ANOTHERS_BYTES, heard 0x",
        "SENDS_TOO_MUCH, and had said only",
        "CLOSES_AT_HALF_CLOSE, heard 0x",
        "NEVER_CLOSES_AFTER_HALF_CLOSE, was owed the end after all of",
        "IS_SILENT, was sent the end of its connection after 0 of the",
    })
    void findsWhatIsWrong(Defect defect, String sentence) throws Exception {
        try (BrokenEcho server = new BrokenEcho(defect)) {
            Guest guest = come(GuestKind.FLOODS, server);
            Patience.await("a finding", () -> isFound(guest));
            guest.abort();
            assertThat(guest.awaitGone(Patience.LIMIT_NANOS)).isTrue();
        }
        assertThat(found).hasSize(1);
        assertThat(found.getFirst())
                .startsWith("The guest, which floods,")
                .contains(sentence)
                .endsWith(".");
    }

    /** Where bytes or the end are owed, none came for long. */
    private boolean isFound(Guest guest) {
        boolean waits = guest.book().isOwed() && guest.book().heard() == guest.book().said();
        if (waits && guest.book().said() == MUCH) {
            guest.book().checkSilence(System.nanoTime(), guest.book().last(), 50_000_000);
        }
        return !found.isEmpty();
    }

    @ParameterizedTest
    @EnumSource(GuestKind.class)
    void findsNothingWhereAllIsWell(GuestKind kind) throws Exception {
        try (BrokenEcho server = new BrokenEcho(Defect.NONE)) {
            Guest guest = come(kind, server);
            Patience.await("it to come", guest::hasConnected);
            guest.let();
            assertThat(guest.awaitGone(Patience.LIMIT_NANOS)).isTrue();
            assertThat(guest.book().isOwed()).isFalse();
        }
        assertThat(found).isEmpty();
    }

    @Test
    void findsThatNobodyListens() throws Exception {
        Guest guest = come(GuestKind.LEAVES_AT_ONCE, addressOfNobody());
        assertThat(guest.awaitGone(Patience.LIMIT_NANOS)).isTrue();
        assertThat(found).singleElement().asString().contains("could not connect");
    }

    /** Nobody waits in accept there, who would keep it open for a moment. */
    private static long addressOfNobody() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return Address.of(listener.getInetAddress().getAddress(), listener.getLocalPort());
        }
    }

    private Guest come(GuestKind kind, BrokenEcho server) {
        return come(kind, server.address());
    }

    private Guest come(GuestKind kind, long server) {
        Guest.Plan plan = new Guest.Plan(kind, server, MUCH, 7);
        Guest guest = new Guest("The guest", plan, true, () -> false, found::add);
        guest.start();
        return guest;
    }
}
