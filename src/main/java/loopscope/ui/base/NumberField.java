package loopscope.ui.base;

import javafx.scene.control.TextField;

import java.util.Locale;
import java.util.OptionalInt;

/** A line for a whole number between two others. */
public final class NumberField extends TextField {
    private final String what;
    private final int least;
    private final int most;

    /**
     * A field that holds a number.
     *
     * @param what what the number is of, to begin a sentence with
     */
    public NumberField(String what, int least, int most, String text) {
        super(text);
        this.what = what;
        this.least = least;
        this.most = most;
        setAccessibleText(what);
        setPrefColumnCount(7);
    }

    /** Whether nothing was typed. */
    public boolean isBlank() {
        return getText().isBlank();
    }

    /** The number; empty where what was typed is none, or is out of bounds. */
    public OptionalInt number() {
        try {
            int number = Integer.parseInt(getText().strip());
            return number < least || number > most ? OptionalInt.empty() : OptionalInt.of(number);
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** What to say where there is none. */
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
