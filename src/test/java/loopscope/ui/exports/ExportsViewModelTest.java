package loopscope.ui.exports;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.picture.FxThread;
import loopscope.takeaway.ExportProgress;
import loopscope.ui.OpenWindow;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Exports are made one at a time, can be followed, and leave nothing once they are cancelled. */
class ExportsViewModelTest {
    @TempDir Path folder;
    private final Notices notices = new Notices();
    private final Background background = new Background();
    private final ExportsViewModel exports = new ExportsViewModel(background, notices);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @BeforeEach
    void startToolkit() {
        FxThread.start();
    }

    @AfterEach
    void end() {
        goOn.countDown();
        background.close();
    }

    @Test
    void anExportSaysHowFarItIsAndThenWhereItsFileIs() {
        start("the film");
        OpenWindow.await("its share", () -> exports.shareProperty().get() == 0.5);
        assertThat(exports.textProperty().get()).isEqualTo("Making the film: 50%");
        goOn.countDown();
        awaitEnd();
        assertThat(notice()).isEqualTo(Notice.done("It is in " + folder.resolve("the film")));
        assertThat(folder.resolve("the film")).hasBinaryContent(new byte[] {1, 2});
    }

    @Test
    void aSecondExportHasToWait() {
        start("the film");
        start("the page");
        assertThat(notice())
                .isEqualTo(
                        Notice.failed(
                                "Loopscope is still making the film: wait until it is there, or"
                                        + " cancel it (Esc)."));
        goOn.countDown();
        awaitEnd();
        assertThat(folder).isDirectoryNotContaining(file -> file.endsWith("the page"));
    }

    @Test
    void aCancelledExportLeavesNothing() {
        start("the film");
        OpenWindow.await("its share", () -> exports.shareProperty().get() == 0.5);
        onFx(exports::cancel);
        assertThat(exports.textProperty().get()).isEqualTo("Cancelling the film …");
        goOn.countDown();
        awaitEnd();
        assertThat(notice()).isEqualTo(Notice.done("Cancelled: nothing is left of the film."));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nothingIsWrittenAnyMoreOnceAWindowIsClosed() {
        start("the film");
        OpenWindow.await("its share", () -> exports.shareProperty().get() == 0.5);
        CompletableFuture<Void> closed = OpenWindow.onFx(exports::close);
        assertThat(closed).isNotDone();
        goOn.countDown();
        closed.join();
        assertThat(folder).isEmptyDirectory();
    }

    private void start(String name) {
        onFx(
                () ->
                        exports.start(
                                name,
                                progress -> List.of(write(name, progress)),
                                files -> Notice.done("It is in " + files.getFirst())));
    }

    /** Half of it, and the rest once the test goes on. */
    private Path write(String name, ExportProgress progress) throws CaptureFailedException {
        return AtomicFile.write(
                folder.resolve(name),
                FileChoice.NEW_NAME,
                out -> {
                    out.write(1);
                    progress.reached(0.5);
                    awaitUninterrupted();
                    out.write(2);
                    progress.reached(1);
                });
    }

    private void awaitUninterrupted() {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        OpenWindow.await("its end", () -> !exports.runningProperty().get());
    }

    private Notice notice() {
        return OpenWindow.onFx(() -> notices.latestProperty().get());
    }

    private static void onFx(Runnable work) {
        OpenWindow.onFx(
                () -> {
                    work.run();
                    return true;
                });
    }
}
