package loopscope.ui.preferences;

import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Saves the preferences two seconds after a change, so that a crash loses little, and when the
 * window is closed. Confined to the JavaFX thread; writes the file on other threads.
 */
public final class PreferencesAutosave {
    /** Nanoseconds without a change before a save. */
    private static final long QUIET = 2_000_000_000L;

    private final PreferencesFile file;
    private final Supplier<Preferences> present;
    private final Background background = new Background();
    private Preferences saved;
    private Preferences seen;
    private long changed;
    private boolean failed;

    /**
     * Starts with the preferences that were loaded.
     *
     * @param present returns the preferences as they are now
     */
    public PreferencesAutosave(
            PreferencesFile file, Preferences loaded, Supplier<Preferences> present) {
        this.file = file;
        this.present = present;
        saved = loaded;
        seen = loaded;
    }

    /**
     * Starts a save if the preferences have changed and then stayed the same for two seconds.
     *
     * @param now the time in nanoseconds, by any clock
     * @param onFailure called with the first failure
     */
    public void pulse(long now, Consumer<Notice> onFailure) {
        Preferences current = present.get();
        if (!current.equals(seen)) {
            seen = current;
            changed = now;
        } else if (!current.equals(saved) && now - changed >= QUIET) {
            saved = current;
            background.run(() -> save(current), done -> {}, why -> report(why, onFailure));
        }
    }

    private boolean save(Preferences current) throws Exception {
        file.save(current);
        return true;
    }

    private void report(Exception why, Consumer<Notice> onFailure) {
        if (!failed) {
            failed = true;
            onFailure.accept(
                    Notice.failed("Your choices can't be remembered. " + why.getMessage()));
        }
    }

    /** Saves a last time; completes when that is over, successful or not. */
    public CompletableFuture<Void> close() {
        background.close();
        Preferences last = present.get();
        CompletableFuture<Void> over = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                file.save(last);
                            } catch (Exception e) {
                                // No window is left to show it; the old file is kept.
                            } finally {
                                over.complete(null);
                            }
                        });
        return over;
    }
}
