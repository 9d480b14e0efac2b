package loopscope.ui;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import loopscope.timeline.lanes.StageRecord;
import loopscope.ui.base.Sheet;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Asks whether to close a window that clients came to, and says what becomes of its runs. Confined
 * to the JavaFX thread.
 */
final class ClosingQuestion {
    private static final double WIDTH = 380;
    private static final KeyCombination SAVES = KeyCombination.valueOf("Shortcut+S");

    private final StackPane over;
    private final WindowViewModel window;
    private final Runnable save;
    private final Runnable kept;
    private final Label what = new Label();
    private final Button offer = new Button("Save the run …  (Ctrl+S)");
    private boolean wanted;

    /** What becomes of a run. */
    private enum Fate {
        SAVED,
        KEPT,
        LOST
    }

    /**
     * A question that was not asked yet.
     *
     * @param over the place of its sheet
     * @param wanted whether the user wants to be asked
     * @param save asks where to save the run that is shown
     * @param kept called when the sheet is closed, and the window is not
     */
    ClosingQuestion(
            StackPane over, WindowViewModel window, boolean wanted, Runnable save, Runnable kept) {
        this.over = over;
        this.window = window;
        this.wanted = wanted;
        this.save = save;
        this.kept = kept;
        what.setId("closingWords");
        what.getStyleClass().add("sheet-note");
        what.setWrapText(true);
        what.setPrefWidth(WIDTH);
        what.setMinHeight(Region.USE_PREF_SIZE);
        // It is read aloud, and Enter closes: it would check the box.
        what.setFocusTraversable(true);
        offer.setId("closingSave");
        offer.setOnAction(event -> saveLost());
        offer.managedProperty().bind(offer.visibleProperty());
    }

    /** Whether the user wants to be asked. */
    boolean isWanted() {
        return wanted;
    }

    /** Whether it is to be asked now; once a sheet is open, no more. */
    boolean isDue() {
        return wanted && !Sheet.isOpen(over.getScene()) && !window.runs().withClients().isEmpty();
    }

    /**
     * Asks it.
     *
     * @param close closes the window
     */
    void ask(Runnable close) {
        CheckBox never = new CheckBox("Don't ask again");
        never.setId("neverAsk");
        VBox fields = new VBox(10, what, offer, never);
        fields.getStyleClass().add("sheet-fields");
        tell();
        Scene scene = over.getScene();
        scene.getAccelerators().put(SAVES, this::saveLost);
        Sheet.ask(
                over,
                "Close Loopscope?",
                fields,
                what,
                "Close",
                (wrong, done) -> {
                    done.run();
                    wanted = !never.isSelected();
                    close.run();
                },
                () -> {
                    scene.getAccelerators().remove(SAVES);
                    kept.run();
                });
    }

    /** Says anew what becomes of the runs, while it is asked. */
    void refresh() {
        if (what.getScene() != null) {
            tell();
        }
    }

    private void tell() {
        StringBuilder words = new StringBuilder("The servers stop.");
        for (Fate fate : Fate.values()) {
            List<Run> runs = runs(fate);
            if (!runs.isEmpty()) {
                words.append(' ').append(sentence(fate, runs));
            }
        }
        what.setText(words.toString());
        offer.setVisible(!runs(Fate.LOST).isEmpty() && !window.runs().lessonProperty().get());
    }

    private String sentence(Fate fate, List<Run> runs) {
        boolean one = runs.size() == 1;
        String which =
                runs.stream()
                        .map(run -> window.runs().isPrevious(run) ? "the previous one" : "Your run")
                        .collect(Collectors.joining(" and "))
                        .replaceFirst("^the previous one", "The previous run");
        String them = one ? "it" : "them";
        return which
                + (one ? " is " : " are ")
                + switch (fate) {
                    case SAVED -> "saved.";
                    case KEPT ->
                            "kept: find "
                                    + them
                                    + " again under Recent runs, in the menu of New run.";
                    case LOST -> "lost unless you save " + them + ".";
                };
    }

    private List<Run> runs(Fate fate) {
        return window.runs().withClients().stream().filter(run -> fate(run) == fate).toList();
    }

    private Fate fate(Run run) {
        List<StageRecord> records = window.runs().recordsOf(run);
        if (window.runsOnDisk().isSaved(records)) {
            return Fate.SAVED;
        }
        return window.runsOnDisk().isKept(records) ? Fate.KEPT : Fate.LOST;
    }

    /** It is shown first: what is shown is what is saved. */
    private void saveLost() {
        if (offer.isVisible()) {
            window.runs().show(runs(Fate.LOST).getFirst());
            save.run();
        }
    }
}
