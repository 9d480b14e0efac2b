package loopscope.ui.lessons.questions;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.capture.TextTable;

import org.junit.jupiter.api.Test;

class PredictionsTest {
    private final Predictions predictions = new Predictions();

    @Test
    void aPredictionIsARowAndNothingSaysWhoseItIsUnlessANameIsTyped() {
        add("It waits", "It waits", true);
        add("", "It waits", null);
        add("It leaves", "It waits", false);
        TextTable anonymous = predictions.table(" ");
        assertThat(anonymous.headers())
                .containsExactly(
                        "lesson", "step", "question", "predicted", "observed", "right", "time");
        assertThat(anonymous.rows())
                .extracting(row -> row.subList(0, 6))
                .extracting(row -> String.join("|", row))
                .containsExactly(
                        "Mine|B comes|What of B?|It waits|It waits|yes",
                        "Mine|B comes|What of B?||It waits|",
                        "Mine|B comes|What of B?|It leaves|It waits|no");
        TextTable named = predictions.table(" Ada ");
        assertThat(named.headers()).startsWith("name", "lesson").hasSize(8);
        assertThat(named.rows()).allMatch(row -> row.getFirst().equals("Ada") && row.size() == 8);
    }

    @Test
    void whatIsTypedOrSeenIsNoFormulaInASpreadsheet() {
        add("=1+1", "@seen", true);
        assertThat(predictions.table("+Ada").tabs())
                .contains("'+Ada\tMine\t")
                .contains("\t'=1+1\t'@seen\tyes\t");
    }

    private void add(String predicted, String observed, Boolean right) {
        predictions.add("Mine", "B comes", "What of B?", new Reveal(predicted, observed, right));
    }
}
