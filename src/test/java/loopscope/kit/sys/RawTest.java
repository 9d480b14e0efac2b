package loopscope.kit.sys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class RawTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void runsOnLinux() {
        assertThat(Raw.supported()).isTrue();
        assertThat(Raw.reason()).isNull();
    }

    @Test
    void saysWhichSystemItCannotRunOn() {
        assertThat(Raw.reason("Windows 11", () -> {}))
                .contains("this is Windows 11")
                .contains("java.nio");
    }

    @Test
    void saysHowToAllowNativeAccess() {
        Runnable denied =
                () -> {
                    throw new IllegalCallerException("denied");
                };

        assertThat(Raw.reason("Linux", denied)).contains("--enable-native-access=loopscope");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesErrorsAsTheManPagesDo() {
        assertThat(Errno.EAGAIN).isEqualTo(11);
        assertThat(Errno.name(11)).isEqualTo("EAGAIN");
        assertThat(Errno.name(-98)).isEqualTo("EADDRINUSE");
        assertThat(Errno.text(-98)).isEqualTo("address already in use");
        assertThat(Errno.name(4000)).isEqualTo("errno 4000");
        assertThat(Errno.text(Integer.MIN_VALUE)).startsWith("unknown error");
    }
}
