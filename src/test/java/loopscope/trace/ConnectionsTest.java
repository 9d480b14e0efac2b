package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The two ends of a connection find each other by the client's address. */
class ConnectionsTest {
    private static final long HERE = Address.of(new byte[] {127, 0, 0, 1}, 41233);
    private static final long THERE = Address.of(new byte[] {(byte) 192, (byte) 168, 7, 9}, 65535);

    private final Connections connections = Trace.off().connections();

    @Test
    void anOwnClientIsFoundByItsAddress() {
        int id = connections.own("A", 0);
        connections.locate(id, HERE);
        assertThat(connections.accepted(HERE)).isEqualTo(id);
        assertThat(connections.get(id))
                .isEqualTo(new Connection(id, "A", Connection.Kind.OWN, 0, HERE));
    }

    @Test
    void outsidersAreNumberedInTheOrderTheyCome() {
        int first = connections.accepted(THERE);
        int second = connections.accepted(HERE);
        assertThat(connections.get(first))
                .isEqualTo(new Connection(first, "1", Connection.Kind.OUTSIDER, 0, THERE));
        Connection other = connections.get(second);
        assertThat(other).extracting("name", "ordinal").containsExactly("2", 1);
        assertThat(other).extracting(Connection::title).isEqualTo("127.0.0.1:41233");
    }

    @Test
    void aPortUsedAgainIsANewConnection() {
        int a = connections.own("A", 0);
        connections.locate(a, HERE);
        connections.accepted(HERE);
        int outsider = connections.accepted(HERE);
        assertThat(outsider).isNotEqualTo(a);
        assertThat(connections.get(outsider))
                .extracting("kind")
                .isEqualTo(Connection.Kind.OUTSIDER);
        int b = connections.own("B", 1);
        connections.locate(b, HERE);
        assertThat(connections.accepted(HERE)).isEqualTo(b);
    }

    @Test
    void aClientThatTakesAnotherAddressIsNoLongerAwaitedAtTheFirst() {
        int a = connections.own("A", 0);
        connections.locate(a, HERE);
        connections.locate(a, THERE);
        assertThat(connections.accepted(HERE)).isNotEqualTo(a);
        assertThat(connections.accepted(THERE)).isEqualTo(a);
    }

    @Test
    void aForgottenClientIsNotAwaited() {
        int a = connections.own("A", 0);
        connections.locate(a, HERE);
        connections.forget(a);
        assertThat(connections.get(a)).isNull();
        assertThat(connections.accepted(HERE)).isNotEqualTo(a);
    }

    @Test
    void allComeInTheirOrder() {
        int listener = connections.listener(HERE);
        int a = connections.own("A", 0);
        assertThat(connections.all()).extracting(Connection::id).containsExactly(listener, a);
        assertThat(connections.all()).extracting(Connection::isClient).containsExactly(false, true);
    }

    @Test
    void nobodyCanBeLocatedWhoIsNotKnown() {
        assertThatThrownBy(() -> connections.locate(99, HERE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("99");
    }
}
