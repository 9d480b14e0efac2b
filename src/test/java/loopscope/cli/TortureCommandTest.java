package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.cli.base.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TortureCommandTest {
    @Test
    void aRoundIsPlayedAndCounted() {
        Run run = Run.of("torture", "0", "--seed", "522", "--models", "select", "--round", "1");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("seed 522\n1 round of 1 stage: ")
                .contains("; 1 saved run; ", "Faults: 1 held server.")
                .endsWith("Nothing was found.\n");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    long          | "long" is no number of minutes: give one such as 10 or 0.5.
                    --seed=x      | "x" is no seed: give a whole number, as it was printed.
                    --round=-2    | "-2" is no round: give a whole number, as it was printed.
                    --models=slct | There is no model "slct": did you mean "select"?
                    -o=nowhere    | "nowhere" is no folder: make it, or name another.
                    """)
    void whatIsWrongIsOneSentence(String argument, String sentence) {
        Run run = Run.of("torture", argument);
        assertThat(run.sentence()).startsWith(sentence);
        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
    }
}
