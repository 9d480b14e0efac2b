package loopscope.foreign.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.util.List;

class CommandNameTest {
    @Test
    void aScriptIsNamedBesideItsInterpreterWithoutFolders() {
        assertThat(CommandName.of(List.of("/usr/bin/python3", "/home/ada/server.py", "8000")))
                .isEqualTo("python3 server.py 8000");
        assertThat(CommandName.of(List.of("./server\u001b", "/srv/www/")))
                .isEqualTo("server\\x1b www");
        assertThat(CommandName.of(List.of("x".repeat(60)))).isEqualTo("x".repeat(39) + "…");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessIsCalledWhatItCallsItselfWithItsNumber() throws Exception {
        Process named =
                new ProcessBuilder("/bin/sh", "-c", "read _", "srv: one /usr/bin/srv -p").start();
        try {
            assertThat(CommandName.of(named.pid()))
                    .isEqualTo("sh -c read _ srv: one srv -p (process " + named.pid() + ")");
        } finally {
            named.destroyForcibly();
        }
        assertThat(CommandName.of(Integer.MAX_VALUE)).isEqualTo("process 2147483647");
    }
}
