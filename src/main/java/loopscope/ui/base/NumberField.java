package loopscope.ui.base;

import javafx.scene.control.TextField;

import java.util.Locale;
import java.util.OptionalInt;

/** A text field for a whole number within bounds. */
public final class NumberField extends TextField {
    private final String what;
    private final int least;
    private final int most;

    /**
     * A field that holds a number.
     *
     * @param what what the number counts, as the start of a sentence
     */
    public NumberField(String what, int least, int most, String text) {
        super(text);
        this.what = what;
        this.least = least;
        this.most = most;
        setAccessibleText(what);
        setPrefColumnCount(7);
    }

    /** Lets the field be left blank; says in the blank field what that means. */
    public NumberField orBlank(String meaning) {
        setPromptText(meaning);
        return this;
    }

    /** Whether there is no number, and the field may not be left like that. */
    public boolean isWrong() {
        return number().isEmpty() && (getPromptText().isEmpty() || !getText().isBlank());
    }

    /** The number; empty where the text is no whole number or is out of bounds. */
    public OptionalInt number() {
        try {
            int number = Integer.parseInt(getText().strip());
            return number < least || number > most ? OptionalInt.empty() : OptionalInt.of(number);
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** The sentence for the user where there is no number. */
    public String complaint() {
        return String.format(
                Locale.ROOT,
                "%s: “%s” is no whole number from %,d to %,d; choose another.",
                what,
                getText().strip(),
                least,
                most);
    }
}
