package loopscope.ui.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.capture.CaptureFailedException;
import loopscope.ui.appearance.Colours;
import loopscope.ui.base.Notice;
import loopscope.ui.stages.StagesViewModel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

class PreferencesTest {
    private static final Preferences CHOSEN =
            new Preferences(
                    new WindowBounds(-20, 40, 1200, 800, true),
                    Colours.HIGH_CONTRAST,
                    150,
                    0.6125,
                    List.of("virtual", "selector", "threads"),
                    false,
                    "Calls",
                    true,
                    false,
                    "/home/ada/runs: 1 = first",
                    "C:\\course\\ü");

    @TempDir Path folder;

    @Test
    void theFirstStartIsAsUsualAndNoFault() {
        PreferencesFile.Loaded loaded = file().load();
        assertThat(loaded.preferences()).isEqualTo(Preferences.USUAL);
        assertThat(loaded.trouble()).isEqualTo(Notice.NONE);
    }

    @Test
    void whatWasSavedIsReadAgain() throws CaptureFailedException {
        file().save(CHOSEN);
        PreferencesFile.Loaded loaded = file().load();
        assertThat(loaded.preferences()).isEqualTo(CHOSEN);
        assertThat(loaded.trouble()).isEqualTo(Notice.NONE);
    }

    @Test
    void theFolderIsMadeWhenThereIsSomethingToKeep() throws CaptureFailedException {
        Path deep = folder.resolve("a/b");
        new PreferencesFile(deep).save(CHOSEN);
        assertThat(deep.resolve("preferences.properties")).isNotEmptyFile();
    }

    @Test
    void aBrokenFileIsOneSentenceAndIsPutAside() throws Exception {
        String broken = "size=\\u12\ncolours=dark\n";
        write(broken);
        PreferencesFile file = file();
        PreferencesFile.Loaded loaded = file.load();
        assertThat(loaded.preferences()).isEqualTo(Preferences.USUAL);
        assertThat(loaded.trouble().text())
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                "The file of your preferences, %s, can't be read: starting as usual. It is put aside under a new name, not lost.",
                                folder.resolve("preferences.properties")));
        assertThat(loaded.trouble().failure()).isTrue();
        file.save(CHOSEN);
        assertThat(folder.resolve("unread-1-preferences.properties")).hasContent(broken);
        assertThat(file().load().preferences()).isEqualTo(CHOSEN);
    }

    @Test
    void aSecondBrokenFileDoesNotReplaceTheFirst() throws Exception {
        for (String broken : List.of("size=large", "size=larger")) {
            write(broken);
            PreferencesFile file = file();
            PreferencesFile.Loaded _ = file.load();
            file.save(CHOSEN);
        }
        assertThat(folder.resolve("unread-1-preferences.properties")).hasContent("size=large");
        assertThat(folder.resolve("unread-2-preferences.properties")).hasContent("size=larger");
    }

    @ParameterizedTest
    @CsvSource({
        "window, 1 2 3",
        "window, 0 0 -5 700",
        "window, 0 0 NaN 700",
        "maximised, perhaps",
        "colours, pink",
        "size, 1000",
        "divider, x",
        "models, ''",
    })
    void aValueThatCannotBeReadIsNamedAndTheOthersAreKept(String name, String value)
            throws Exception {
        String good = name.equals("size") ? "colours=dark" : "size=175";
        write(good + "\n" + name + "=" + value + "\n");
        PreferencesFile.Loaded loaded = file().load();
        assertThat(loaded.trouble().text()).contains("says nothing usable for " + name + ".");
        if (name.equals("size")) {
            assertThat(loaded.preferences().colours()).isEqualTo(Colours.DARK);
            assertThat(loaded.preferences().size()).isEqualTo(100);
        } else {
            assertThat(loaded.preferences().size()).isEqualTo(175);
        }
    }

    @Test
    void modelsThatAreNoMoreAreLeftOut() {
        assertThat(StagesViewModel.usable(List.of("select", "gone", "sequential")))
                .containsExactly("select", "sequential");
        assertThat(StagesViewModel.usable(List.of("select", "sends-all-at-once")))
                .containsExactly("select", "sends-all-at-once");
        assertThat(StagesViewModel.usable(List.of("gone"))).isEqualTo(Preferences.USUAL.models());
    }

    @Test
    void aFailedSaveKeepsTheOldFile() throws Exception {
        file().save(CHOSEN);
        Path old = folder.resolve("preferences.properties");
        assertThat(old.toFile().setWritable(false)).isTrue();
        if (Files.isWritable(old)) {
            Files.delete(old); // The super user may write anything but a folder's name.
            Files.createDirectory(old);
            Files.createFile(old.resolve("kept"));
            assertThatThrownBy(() -> file().save(CHOSEN))
                    .isInstanceOf(CaptureFailedException.class);
            assertThat(old.resolve("kept")).exists();
            return;
        }
        String before = Files.readString(old);
        assertThatThrownBy(() -> file().save(Preferences.USUAL))
                .isInstanceOf(CaptureFailedException.class);
        assertThat(old).hasContent(before);
    }

    @Test
    void withoutAPlaceForThemTheAppStartsAsUsualAndSavingSaysWhatToDo() {
        PreferencesFile nowhere = new PreferencesFile(null);
        assertThat(nowhere.load().preferences()).isEqualTo(Preferences.USUAL);
        assertThat(nowhere.load().trouble()).isEqualTo(Notice.NONE);
        assertThatThrownBy(() -> nowhere.save(CHOSEN))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessage(
                        "There is no home folder to keep them in: set HOME to a folder of yours.");
    }

    @Test
    void aHomeThatCannotBeWrittenIsOneSentence() throws IOException {
        Path home = Files.createFile(folder.resolve("home"));
        assertThatThrownBy(() -> new PreferencesFile(home.resolve("loopscope")).save(CHOSEN))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessage(
                        home.resolve("loopscope")
                                + " can't be written: make your home folder writable, or set HOME"
                                + " to another.");
    }

    private PreferencesFile file() {
        return new PreferencesFile(folder);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("preferences.properties"), text);
    }
}
