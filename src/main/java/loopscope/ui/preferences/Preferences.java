package loopscope.ui.preferences;

import loopscope.ui.appearance.Colours;
import loopscope.ui.appearance.LookViewModel;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The user's preferences, which last from one start to the next.
 *
 * @param place where the window is; null for the default
 * @param colours the choice of colours
 * @param size the size at the desk, in percent
 * @param divider the picture's part of the width, from 0 to 1, if the user dragged the divider;
 *     else 0
 * @param models the models on stage, from top to bottom
 * @param asksToClose whether to ask before a window is closed that clients came to
 * @param tab the title of the inspector's open tab; empty for the first
 * @param codeApart whether the code stands beside the inspector's other tabs
 * @param keepsRuns whether runs are kept by themselves
 * @param filesFolder the folder of the file that was chosen last; empty for none
 * @param programFolder the folder in which a command was started last; empty for none
 */
public record Preferences(
        @Nullable WindowBounds place,
        Colours colours,
        int size,
        double divider,
        List<String> models,
        boolean asksToClose,
        String tab,
        boolean codeApart,
        boolean keepsRuns,
        String filesFolder,
        String programFolder) {

    /** The preferences at the first start. */
    public static final Preferences USUAL =
            new Preferences(
                    null,
                    Colours.SYSTEM,
                    LookViewModel.USUAL,
                    0,
                    List.of("sequential", "select"),
                    true,
                    "",
                    false,
                    true,
                    "",
                    "");
}
