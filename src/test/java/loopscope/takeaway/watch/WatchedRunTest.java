package loopscope.takeaway.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.SvgFile;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RunPicture;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A server of others in the picture, with what is not known of it. */
class WatchedRunTest {
    @Test
    void theLecturesServerWaitsForOneClientAlone() throws Exception {
        RecordedRun run = read("blocking");
        assertThat(run.stages())
                .singleElement()
                .satisfies(
                        stage -> {
                            assertThat(stage.name()).isEqualTo("python3 blocking.py 9201");
                            assertThat(stage.kind()).isEqualTo("blocking");
                        });
        assertThat(picture(run.at(run.end() / 2)))
                .contains("recv(1) — waits for client 1 alone, 1.00 s")
                .contains("slowed by a call tracer", "the kernel’s queues can’t be seen")
                .contains("no wait seen over 20 ms");
    }

    @Test
    void aServerWithSelectWaitsForAnyone() throws Exception {
        assertThat(picture(read("select")))
                .contains(
                        "MULTIPLEXED",
                        "select() — waits for anyone",
                        "looks like select: 7 of 7 reads");
    }

    @Test
    void aLogWithoutAServerIsNamed() {
        byte[] log = "notes\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> WatchedRun.read(new ByteArrayInputStream(log), "my.log"))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessageStartingWith("my.log is no log of a call tracer: ");
    }

    private static RecordedRun read(String name) throws Exception {
        try (InputStream log =
                WatchedRunTest.class.getResourceAsStream("/loopscope/foreign/" + name + ".log")) {
            return WatchedRun.read(log, name);
        }
    }

    private static String picture(RecordedRun run) {
        return SvgFile.text(RunPicture.of(run, PictureOptions.usual(Theme.LIGHT)));
    }
}
