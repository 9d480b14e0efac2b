package loopscope.timeline.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.trace.Op;
import loopscope.trace.Role;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.ToIntFunction;

/** What can be typed to choose calls. */
class CallFilterTest {
    private static final ToIntFunction<String> ERRORS =
            name -> Map.of("EAGAIN", 11, "ECONNRESET", 104).getOrDefault(name, 0);

    private static CallFilter parse(String typed) {
        try {
            return FilterWords.parse(typed, ERRORS);
        } catch (WrongFilterException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nothingTypedChoosesEveryCall() {
        assertThat(parse("  ")).isEqualTo(CallFilter.ALL);
    }

    @Test
    void lettersAndAddressesAreClients() {
        assertThat(parse("A BC 127.0.0.1:4022 [::1]:4022 :80 2").clients())
                .containsExactlyInAnyOrder("A", "BC", "127.0.0.1:4022", "[::1]:4022", ":80", "2");
    }

    @Test
    void operationsGoByTheirNameOrItsBeginning() {
        assertThat(parse("recv").operations()).containsExactly(Op.RECV);
        assertThat(parse("read").operations()).containsExactly(Op.READ);
        assertThat(parse("take").operations()).containsExactly(Op.TAKE, Op.PICK_UP);
        assertThat(parse("epoll").operations())
                .containsExactly(Op.EPOLL_CREATE, Op.EPOLL_CTL, Op.EPOLL_WAIT);
        assertThat(parse("counter").operations())
                .containsExactly(Op.COUNT_READ, Op.COUNT_WRITE, Op.COUNT_ADD);
    }

    @Test
    void aMinusLeavesOut() {
        assertThat(parse("-accept -client").operations())
                .doesNotContain(Op.ACCEPT)
                .contains(Op.RECV, Op.SELECT);
        assertThat(parse("-accept -client").roles())
                .containsExactlyInAnyOrder(Role.SERVER, Role.OTHER);
    }

    @Test
    void textStandsInQuotesAsTheLinesShowIt() {
        assertThat(parse("\"Hi there\\n\\x1b\\\"\"").texts())
                .singleElement()
                .isEqualTo("Hi there\n\u001b\"".getBytes(StandardCharsets.UTF_8));
        assertThat(parse("\"not yet clo").texts())
                .singleElement()
                .isEqualTo("not yet clo".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void errorsGoByTheirNames() {
        assertThat(parse("EAGAIN ECONNRESET").refusals()).containsExactlyInAnyOrder(11, 104);
        assertThat(parse("errors").refusals()).isEmpty();
    }

    @Test
    void lengthsHaveUnits() {
        assertThat(parse(">1ms").shortest()).isEqualTo(1_000_001);
        assertThat(parse(">= 1.5 ms").shortest()).isEqualTo(1_500_000);
        assertThat(parse("<20us").longest()).isEqualTo(19_999);
        assertThat(parse("<=2s >1s").longest()).isEqualTo(2_000_000_000);
        assertThat(parse("<=2s >1s").shortest()).isEqualTo(1_000_000_001);
    }

    @Test
    void whatIsWrongIsSaidInOneSentence() {
        assertThatThrownBy(() -> FilterWords.parse("A >5", ERRORS))
                .isInstanceOf(WrongFilterException.class)
                .hasMessage("\">5\" has no unit: write >5ms, >5us or >5s.");
        assertThatThrownBy(() -> FilterWords.parse(">soon", ERRORS))
                .hasMessage("\">soon\" is no length of time: write >1ms, >20us or <2s.");
        assertThatThrownBy(() -> FilterWords.parse("b", ERRORS))
                .hasMessage("There is no operation \"b\": for the client write B.");
        assertThatThrownBy(() -> FilterWords.parse("pigeon", ERRORS))
                .hasMessageStartingWith("There is no operation or client \"pigeon\"");
        assertThatThrownBy(() -> FilterWords.parse("ENONSENSE", ERRORS))
                .hasMessage(
                        "There is no error \"ENONSENSE\": write its name as in errno(3), such as"
                                + " ECONNRESET.");
        assertThatThrownBy(() -> FilterWords.parse("-A", ERRORS)).hasMessageContaining("\"-A\"");
    }
}
