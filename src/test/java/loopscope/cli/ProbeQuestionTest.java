package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.cli.base.ExitCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A homework that is no echo server is probed with a question and an answer of its own. */
class ProbeQuestionTest {
    private ServerSocket adder;

    @BeforeEach
    void open() throws IOException {
        adder = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void close() throws IOException {
        adder.close();
    }

    /** For {@code ADD 2 3} the sum, client by client. */
    private void serve() {
        while (!adder.isClosed()) {
            try (Socket client = adder.accept();
                    BufferedReader in =
                            new BufferedReader(
                                    new InputStreamReader(
                                            client.getInputStream(), StandardCharsets.US_ASCII))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String[] words = line.split(" ", -1);
                    int sum = Integer.parseInt(words[1]) + Integer.parseInt(words[2]);
                    client.getOutputStream()
                            .write((sum + "\n").getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException gone) {
                // The next one is served.
            }
        }
    }

    @Test
    void theRightAnswerKeepsThePromise() throws InterruptedException {
        Run run = probe("ADD 2 3\\n", "5");
        assertThat(run.out())
                .as(run.err())
                .contains("a server of its own kind; 1 difficult client")
                .contains("1 difficult client tried, 0 not survived");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
    }

    private Run probe(String asks, String expects) throws InterruptedException {
        return Run.of(
                "probe",
                "--port",
                String.valueOf(adder.getLocalPort()),
                "--limit",
                "0.5",
                "--only",
                "reset-at-accept",
                "--asks",
                asks,
                "--expects",
                expects);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--asks x | --asks and --expects need each other",
                "--asks x --expects ü | --expects needs some ASCII characters",
                "--asks \\q --expects x | ends in a broken escape",
            })
    void whatIsNoQuestionIsRefusedInWords(String options, String words)
            throws InterruptedException {
        Run run = Run.of(("probe --port 9 " + options).split(" ", -1));
        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains(words);
    }
}
