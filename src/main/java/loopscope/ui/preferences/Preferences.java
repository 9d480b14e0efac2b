package loopscope.ui.preferences;

import loopscope.ui.appearance.Colours;
import loopscope.ui.appearance.LookViewModel;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is remembered from one start to the next.
 *
 * @param place of the window; null for the usual one
 * @param colours which colours are wanted
 * @param size how large everything is at the desk, in percent
 * @param divider the picture's part of the width, from 0 to 1, where the divider was dragged; else
 *     0
 * @param models the models on stage, from top to bottom
 * @param tab the inspector's tab that is open; empty for the first
 */
public record Preferences(
        @Nullable WindowBounds place,
        Colours colours,
        int size,
        double divider,
        List<String> models,
        String tab) {

    /** On the first start. */
    public static final Preferences USUAL =
            new Preferences(
                    null,
                    Colours.SYSTEM,
                    LookViewModel.USUAL,
                    0,
                    List.of("sequential", "select"),
                    "");
}
