package loopscope.cli.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class DisplayTest {
    @Test
    void linuxWithoutADisplayOpensNoWindow() {
        assertThat(Display.obstacle("Linux", Map.of())).hasValueSatisfying(DisplayTest::namesIt);
        assertThat(Display.obstacle("Linux", Map.of("DISPLAY", " "))).isPresent();
        assertThat(Display.obstacle("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")))
                .hasValueSatisfying(why -> assertThat(why).contains("Xwayland"));
    }

    private static void namesIt(String why) {
        assertThat(why).contains("DISPLAY is not set");
    }

    @Test
    void elsewhereAndWithADisplayAWindowIsTried() {
        assertThat(Display.obstacle("Linux", Map.of("DISPLAY", ":0"))).isEmpty();
        assertThat(Display.obstacle("Mac OS X", Map.of())).isEmpty();
    }

    @Test
    void aMissingLibraryIsTakenForGtkWhosePackageIsNamed() {
        assertThat(Display.obstacle(new UnsatisfiedLinkError("libgtk-3.so.0: cannot open")))
                .contains("libgtk-3-0");
        assertThat(Display.obstacle(new UnsupportedOperationException("Unable to open DISPLAY")))
                .contains("can't be opened");
    }
}
