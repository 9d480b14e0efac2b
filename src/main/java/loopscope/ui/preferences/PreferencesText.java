package loopscope.ui.preferences;

import loopscope.ui.appearance.Colours;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Function;

/**
 * Converts preferences to names and values, such as {@code size=125}, and back. For a value that
 * can't be read, it reports the name and takes the default; a missing name is no fault.
 */
final class PreferencesText {
    private final Properties text;
    private final List<String> unread = new ArrayList<>();

    private PreferencesText(Properties text) {
        this.text = text;
    }

    /** The names and values of preferences. */
    static Properties write(Preferences preferences) {
        Properties text = new Properties();
        WindowBounds place = preferences.place();
        if (place != null) {
            text.setProperty("window", numbers(place));
            text.setProperty("maximised", String.valueOf(place.maximised()));
        }
        text.setProperty("colours", preferences.colours().toString());
        text.setProperty("size", String.valueOf(preferences.size()));
        text.setProperty("divider", String.format(Locale.ROOT, "%.4f", preferences.divider()));
        if (!preferences.models().isEmpty()) {
            text.setProperty("models", String.join(" ", preferences.models()));
        }
        text.setProperty("asks-to-close", String.valueOf(preferences.asksToClose()));
        text.setProperty("tab", preferences.tab());
        text.setProperty("code-apart", String.valueOf(preferences.codeApart()));
        text.setProperty("keeps-runs", String.valueOf(preferences.keepsRuns()));
        text.setProperty("files-folder", preferences.filesFolder());
        text.setProperty("program-folder", preferences.programFolder());
        return text;
    }

    private static String numbers(WindowBounds p) {
        return String.format(
                Locale.ROOT, "%.0f %.0f %.0f %.0f", p.x(), p.y(), p.width(), p.height());
    }

    /**
     * The preferences of names and values.
     *
     * @param unread gets the names whose values can't be read
     */
    static Preferences read(Properties text, List<String> unread) {
        PreferencesText reader = new PreferencesText(text);
        Preferences usual = Preferences.USUAL;
        boolean maximised = reader.value("maximised", PreferencesText::truth, false);
        Preferences read =
                new Preferences(
                        reader.place(maximised),
                        reader.value("colours", PreferencesText::colours, usual.colours()),
                        reader.value("size", number(75, 250).andThen(Double::intValue), 100),
                        reader.value("divider", number(0, 0.95), usual.divider()),
                        reader.value("models", PreferencesText::models, usual.models()),
                        reader.value("asks-to-close", PreferencesText::truth, usual.asksToClose()),
                        text.getProperty("tab", usual.tab()),
                        reader.value("code-apart", PreferencesText::truth, usual.codeApart()),
                        reader.value("keeps-runs", PreferencesText::truth, usual.keepsRuns()),
                        text.getProperty("files-folder", usual.filesFolder()),
                        text.getProperty("program-folder", usual.programFolder()));
        unread.addAll(reader.unread);
        return read;
    }

    private @Nullable WindowBounds place(boolean maximised) {
        String written = text.getProperty("window");
        if (written == null) {
            return null;
        }
        try {
            return place(written, maximised);
        } catch (IllegalArgumentException e) {
            unread.add("window");
            return null;
        }
    }

    private <T> T value(String name, Function<String, T> reading, T usual) {
        String written = text.getProperty(name);
        if (written == null) {
            return usual;
        }
        try {
            return reading.apply(written.strip());
        } catch (IllegalArgumentException e) {
            unread.add(name);
            return usual;
        }
    }

    private static WindowBounds place(String written, boolean maximised) {
        List<Double> at = Arrays.stream(written.split(" ")).map(number(-1e6, 1e6)).toList();
        if (at.size() != 4 || at.get(2) < 1 || at.get(3) < 1) {
            throw new IllegalArgumentException(written);
        }
        return new WindowBounds(at.get(0), at.get(1), at.get(2), at.get(3), maximised);
    }

    private static Colours colours(String written) {
        return Arrays.stream(Colours.values())
                .filter(colours -> colours.toString().equals(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(written));
    }

    private static List<String> models(String written) {
        if (written.isEmpty()) {
            throw new IllegalArgumentException(written);
        }
        return List.of(written.split(" "));
    }

    private static boolean truth(String written) {
        if (!written.equals("true") && !written.equals("false")) {
            throw new IllegalArgumentException(written);
        }
        return written.equals("true");
    }

    private static Function<String, Double> number(double least, double most) {
        return written -> {
            double number = Double.parseDouble(written);
            if (!(number >= least && number <= most)) {
                throw new IllegalArgumentException(written);
            }
            return number;
        };
    }
}
