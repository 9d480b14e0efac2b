package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.trace.Connection;
import loopscope.trace.Program;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The system tells which program a client from outside is. */
@EnabledOnOs(OS.LINUX)
class ProgramsTest {
    @Test
    void aClientFromOutsideIsNamedByItsProgramAndProcess() throws Exception {
        try (Lab lab = new Lab()) {
            Stage stage = lab.open(Setup.of("select"));
            Process child = connects(stage.port());
            try {
                Patience.await("its program", () -> programOf(stage, 0) != null);
                assertThat(programOf(stage, 0)).isEqualTo(new Program(name(child), child.pid()));
                assertThat(clients(stage).getFirst())
                        .extracting(Connection::name, Connection::title)
                        .containsExactly("1", name(child) + " " + child.pid());

                try (Socket own = new Socket(InetAddress.getLoopbackAddress(), stage.port())) {
                    Patience.await("ours", () -> programOf(stage, 1) != null);
                    assertThat(programOf(stage, 1))
                            .extracting(Program::pid)
                            .isEqualTo(ProcessHandle.current().pid());
                    assertThat(clients(stage).getLast().origin())
                            .endsWith(", 127.0.0.1:" + own.getLocalPort());
                }
            } finally {
                child.destroyForcibly();
            }
        }
    }

    private static List<Connection> clients(Stage stage) {
        return stage.trace().connections().all().stream().filter(Connection::isClient).toList();
    }

    private static Program programOf(Stage stage, int client) {
        List<Connection> clients = clients(stage);
        return clients.size() <= client ? null : clients.get(client).program();
    }

    private static String name(Process process) throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/comm")).strip();
    }

    private static Process connects(int port) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String file = "/" + Client.class.getName().replace('.', '/') + ".class";
        Path here = Path.of(Client.class.getResource(file).toURI());
        String folder = here.toString().replace(file, "");
        return new ProcessBuilder(java, "-cp", folder, Client.class.getName(), "" + port).start();
    }

    /** A program that connects, and stays until its input ends. */
    static final class Client {
        private Client() {}

        public static void main(String[] arguments) throws IOException {
            try (Socket socket =
                    new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]))) {
                int _ = System.in.read();
                socket.shutdownOutput();
            }
        }
    }
}
