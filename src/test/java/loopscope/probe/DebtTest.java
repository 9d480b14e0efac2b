package loopscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server owes a client a million bytes. */
class DebtTest {
    private static final long LONG = TimeUnit.MINUTES.toNanos(1);
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(50);

    @Test
    void aServerThatPaysAllOwesNothing() {
        Debt debt = new Debt(1_000_000, LONG, LONG);
        assertThat(debt.await(comes(debt, 300_000))).isNull();
    }

    @Test
    void theLastBytesMayComeJustBeforeTheEnd() {
        Debt debt = new Debt(1_000_000, LONG, LONG);
        BooleanSupplier over =
                () -> {
                    debt.came(1_000_000);
                    return true;
                };
        assertThat(debt.await(over)).isNull();
    }

    @Test
    void aServerFromWhichMoreStillComesIsSlow() {
        Debt debt = new Debt(1_000_000, LONG, SHORT);
        assertThat(debt.await(comes(debt, 1)))
                .extracting(Observation::verdict, DebtTest::ending)
                .containsExactly(Verdict.SLOW, "and more were still coming.");
    }

    @Test
    void aServerThatEndsTheConnectionHasLostTheRest() {
        Debt debt = new Debt(1_000_000, LONG, LONG);
        debt.came(519);
        assertThat(debt.await(() -> true))
                .isEqualTo(
                        new Observation(
                                Verdict.LOST,
                                "519 of the 1,000,000 bytes that it owed came, then the connection"
                                        + " ended."));
    }

    @Test
    void aServerThatStopsSendingHasLostTheRest() {
        Debt debt = new Debt(1_000_000, SHORT, LONG);
        assertThat(debt.await(() -> false))
                .extracting(Observation::verdict, DebtTest::ending)
                .containsExactly(Verdict.LOST, "then none for 50 ms.");
    }

    /** So many bytes come whenever it is asked whether it is over. */
    private static BooleanSupplier comes(Debt debt, int bytes) {
        return () -> {
            debt.came(bytes);
            return false;
        };
    }

    private static String ending(Observation observation) {
        String sentence = observation.sentence();
        return sentence.substring(sentence.lastIndexOf(", ") + 2).toLowerCase(Locale.ROOT);
    }
}
