package loopscope.ui.appearance;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import loopscope.picture.surface.Theme;

import java.util.List;

/**
 * How the window looks: its colours, its size, and whether it is presented to a class. Confined to
 * the JavaFX thread.
 *
 * <p>Presenting has a size of its own; the desk's size comes back afterwards.
 */
public final class LookViewModel {
    /** The default size, in percent. */
    public static final int USUAL = 100;

    /** All sizes, in percent. */
    static final List<Integer> SIZES = List.of(75, 90, 100, 110, 125, 150, 175, 200, 225, 250);

    private final ObjectProperty<Colours> colours = new SimpleObjectProperty<>(Colours.SYSTEM);
    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper size = new ReadOnlyIntegerWrapper(USUAL);
    private final BooleanProperty presenting = new SimpleBooleanProperty();
    private int atDesk = USUAL;

    /**
     * The default look.
     *
     * @param system the theme that fits the operating system's
     */
    public LookViewModel(ObservableValue<Theme> system) {
        theme.bind(
                Bindings.createObjectBinding(
                        () -> colours.get().theme(system.getValue()), colours, system));
    }

    /** The user's choice of colours. */
    public ObjectProperty<Colours> coloursProperty() {
        return colours;
    }

    /** The theme in use. */
    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    /** Goes on to the next colours: light, dark, high contrast, light. */
    public void nextColours() {
        colours.set(Colours.after(theme.get()));
    }

    /** How large everything is, in percent. */
    public ReadOnlyIntegerProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    /** How many pixels of the screen a pixel of the content takes. */
    public double scale() {
        return size.get() / 100.0;
    }

    /** The size at the desk, in percent; kept while presenting. */
    public int deskSize() {
        return atDesk;
    }

    /** Sets the nearest of the sizes. */
    public void setSize(int percent) {
        int nearest =
                SIZES.stream()
                        .min((a, b) -> Math.abs(a - percent) - Math.abs(b - percent))
                        .orElseThrow();
        size.set(nearest);
        if (!presenting.get()) {
            atDesk = nearest;
        }
    }

    /** Sets the next larger size (1) or smaller one (-1), if there is one. */
    public void step(int direction) {
        int at = SIZES.indexOf(size.get()) + direction;
        setSize(SIZES.get(Math.clamp(at, 0, SIZES.size() - 1)));
    }

    /** Whether the window is presented to a class. */
    public ReadOnlyBooleanProperty presentingProperty() {
        return presenting;
    }

    /** Starts or ends presenting. */
    public void togglePresenting() {
        present(!presenting.get());
    }

    /** Presents to a class, or goes back to the desk. */
    public void present(boolean wanted) {
        presenting.set(wanted);
        if (!wanted) {
            setSize(atDesk);
        }
    }

    /** Sets the largest size up to a limit, in percent; 100% where there is none. */
    public void fit(int largest) {
        setSize(SIZES.stream().filter(s -> s <= largest).reduce((a, b) -> b).orElse(USUAL));
    }
}
