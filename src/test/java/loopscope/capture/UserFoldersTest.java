package loopscope.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class UserFoldersTest {
    private static final Path CURRENT = Path.of("").toAbsolutePath();

    @TempDir private Path home;

    @ParameterizedTest
    @CsvSource({
        "Linux,      '',     HOME/.config",
        "Linux,      /conf,  /conf",
        "Linux,      conf,   HOME/.config",
        "Mac OS X,   /conf,  HOME/Library/Application Support",
        "Windows 11, '',     HOME/AppData/Roaming",
        "Windows 11, /r,     /r",
    })
    void settingsLieWhereThePlatformKeepsThem(String system, String given, String expected) {
        String variable = system.startsWith("Win") ? "APPDATA" : "XDG_CONFIG_HOME";
        UserFolders folders = new UserFolders(system, home.toString(), Map.of(variable, given));
        assertThat(folders.settings()).contains(Path.of(expected.replace("HOME", home.toString())));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux,      '',     HOME/.cache",
        "Linux,      /c,     /c",
        "Mac OS X,   /c,     HOME/Library/Caches",
        "Windows 11, '',     HOME/AppData/Local",
    })
    void cachesLieWhereThePlatformKeepsThem(String system, String given, String expected) {
        UserFolders folders =
                new UserFolders(system, home.toString(), Map.of("XDG_CACHE_HOME", given));
        assertThat(folders.cache()).contains(Path.of(expected.replace("HOME", home.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "", "relative", "/there/is/none", "\0"})
    void aHomeThatIsNoneIsIgnored(String none) {
        UserFolders folders = new UserFolders("Linux", none, Map.of());
        assertThat(folders.homeFolder()).isEmpty();
        assertThat(folders.settings()).isEmpty();
        assertThat(folders.pictures()).isEqualTo(CURRENT);
    }

    @Test
    void picturesGoHomeWhereThereIsNoFolderForThem() {
        assertThat(linux().pictures()).isEqualTo(home);
    }

    @Test
    void picturesGoIntoThePicturesFolder() throws IOException {
        Path pictures = make("Pictures");
        assertThat(linux().pictures()).isEqualTo(pictures);
    }

    @ParameterizedTest
    @CsvSource({
        "$HOME/Bilder,          Bilder",
        "HOME/a/Fotos,          a/Fotos",
        "$HOME/My \\\"best\\\", My \"best\"",
        "$HOME/画像,             画像",
        "$HOME/Ảnh đã chụp,     Ảnh đã chụp",
    })
    void picturesGoIntoTheFolderThatTheDesktopNames(String named, String expected)
            throws IOException {
        make("Pictures");
        Path pictures = make(expected);
        name(named.replaceFirst("^HOME", home.toString()));
        assertThat(linux().pictures()).isEqualTo(pictures);
    }

    @Test
    void aNamedFolderThatIsGoneIsIgnored() throws IOException {
        name("$HOME/Bilder");
        assertThat(linux().pictures()).isEqualTo(home);
    }

    @Test
    void picturesGoHomeWhereTheDesktopNamesNoOtherFolderForThem() throws IOException {
        make("Pictures");
        name("$HOME/");
        assertThat(linux().pictures()).isEqualTo(home);
    }

    @Test
    void theNamesAreReadWhereTheSettingsAre() throws IOException {
        name("$HOME/Bilder");
        make("Bilder");
        Path moved = make("moved");
        Files.move(home.resolve(".config/user-dirs.dirs"), moved.resolve("user-dirs.dirs"));
        Map<String, String> environment = Map.of("XDG_CONFIG_HOME", moved.toString());
        assertThat(new UserFolders("Linux", home.toString(), environment).pictures())
                .isEqualTo(home.resolve("Bilder"));
    }

    @Test
    void namesThatAreNoTextAreIgnored() throws IOException {
        Path pictures = make("Pictures");
        Files.write(
                make(".config").resolve("user-dirs.dirs"),
                "XDG_PICTURES_DIR=\"$HOME/Fot\u00f3s\"\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(linux().pictures()).isEqualTo(pictures);
    }

    private UserFolders linux() {
        return new UserFolders("Linux", home.toString(), Map.of());
    }

    private Path make(String name) throws IOException {
        return Files.createDirectories(home.resolve(name));
    }

    /** Writes the file that xdg-user-dirs-update(1) keeps. */
    private void name(String pictures) throws IOException {
        Files.writeString(
                make(".config").resolve("user-dirs.dirs"),
                "# This file is written by xdg-user-dirs-update\n"
                        + "XDG_MUSIC_DIR=\"$HOME/Musik\"\n"
                        + "XDG_PICTURES_DIR=\""
                        + pictures
                        + "\"\n");
    }
}
