package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.cli.base.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the system has few local ports, in a network namespace of the test's own. */
class FewPortsTest {
    private static final String RACE =
            """
            lesson: 1
            title: Forty clients
            goal: Forty clients come, two at a time.
            stages:
              - model: threads
                counter: unprotected
            steps:
              - title: They come
                do:
                  - 40 clients come, 2 at a time
                  - wait until all have left
            """;

    @TempDir private Path folder;

    @Test
    void fortyClientsAreServedByTwentyFivePorts() throws Exception {
        try (Child play = playRace("40000 40024")) {
            assertThat(play.exitCode()).isZero();
            assertThat(play.errors()).isEmpty();
            assertThat(Files.readString(folder.resolve("race.svg")))
                    .as("one that accepts, and one for each client")
                    .contains("41 threads");
        }
    }

    @Test
    void whoFindsNoPortIsCountedAndNamedAndFailsTheCommand() throws Exception {
        try (Child play = playRace("40000 40000")) { // the server's own, and none is left
            assertThat(play.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(play.errors())
                    .containsExactly(
                            "threads: 40 of 40 clients could not connect (no local port left):"
                                    + " wait a minute, or widen net.ipv4.ip_local_port_range.");
        }
    }

    private Child playRace(String range) throws Exception {
        Programs.assumeRuns(within(range, List.of("true")));
        Files.writeString(folder.resolve("race.yaml"), RACE);
        return Child.startUnder(
                within(range, List.of()), folder, "play", "race.yaml", "-o", "race.svg");
    }

    private static List<String> within(String range, List<String> command) {
        String setUp =
                "ip link set lo up && echo %s > /proc/sys/net/ipv4/ip_local_port_range && exec \"$@\"";
        List<String> whole = new ArrayList<>();
        whole.addAll(List.of("unshare", "--net", "--map-root-user", "sh", "-c"));
        whole.add(setUp.replace("%s", range));
        whole.add("sh");
        whole.addAll(command);
        return whole;
    }
}
