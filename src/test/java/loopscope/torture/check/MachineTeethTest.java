package loopscope.torture.check;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.torture.fault.PoorDisk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What is left behind, what is half, and what is too slow, is found. */
class MachineTeethTest {
    private static final byte[] MUCH = new byte[5_000];

    @TempDir private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void descriptorsThatLeakAreFound() throws IOException {
        Resources before = Resources.now();
        Path file = Files.createFile(folder.resolve("leak"));
        List<FileInputStream> leaked = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * Resources.FEW; i++) {
                leaked.add(new FileInputStream(file.toFile()));
            }
            assertThat(Resources.now().beyond(before, "before")).contains("descriptors are open");
        } finally {
            for (FileInputStream one : leaked) {
                one.close();
            }
        }
    }

    @Test
    void aThreadThatLeaksIsFound() throws InterruptedException {
        Resources before = Resources.now();
        CountDownLatch end = new CountDownLatch(1);
        Thread leaked =
                Thread.ofPlatform()
                        .name("loopscope-leaked worker")
                        .start(
                                () -> {
                                    try {
                                        end.await();
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
        String sentence = Resources.now().beyond(before, "before");
        end.countDown();
        leaked.join();
        assertThat(sentence)
                .isEqualTo("Threads have stayed since before: loopscope-leaked worker.");
    }

    @Test
    void aHeapThatGrowsIsFound() {
        Resources first = new Resources(20, Set.of(), 30 << 20);
        Resources last = new Resources(20, Set.of(), 90 << 20);
        assertThat(first.beyond(first, "at first")).isNull();
        assertThat(last.beyond(first, "at first")).contains("61,440 KiB more than at first");
    }

    @Test
    void aStopThatIsTooSlowIsFound() {
        List<String> found = new ArrayList<>();
        StopWatch watch = new StopWatch(found::add);
        watch.time("a quick one", Duration.ofMinutes(1), () -> {});
        watch.time("a slow one", Duration.ofMillis(2), MachineTeethTest::linger);
        assertThat(found).singleElement().asString().startsWith("The stop of a slow one took ");
        assertThat(watch.longest()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(5));
    }

    private static void linger() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(10);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Test
    void aServerThatIsBusyIsFound() {
        long second = TimeUnit.SECONDS.toNanos(1);
        assertThat(Rest.disturbed("It", 20, second)).isNull();
        assertThat(Rest.disturbed("It", 100_000, second)).startsWith("It made 100,000 calls");
    }

    @Test
    void aSaveThatFailsLeavesTheOlderFile() throws Exception {
        assertThat(harmOf(MachineTeethTest::atomically)).isNull();
    }

    @Test
    void aSaveThatReplacesTheOlderFileByHalfOfOneIsFound() throws Exception {
        assertThat(harmOf(MachineTeethTest::inPlace)).contains("changed the older run");
    }

    @Test
    void aSaveThatRemovesTheOlderFileFirstIsFound() throws Exception {
        assertThat(
                        harmOf(
                                file -> {
                                    Files.delete(file);
                                    throw new IOException("planted");
                                }))
                .contains("removed the older run");
    }

    @Test
    void aSaveThatLeavesHalfAFileBesideItIsFound() throws Exception {
        assertThat(harmOf(file -> inPlace(file.resolveSibling("half")))).contains("left [half]");
    }

    /** Saves to a disk that is full. */
    private interface Save {
        void to(Path file) throws IOException, CaptureFailedException;
    }

    private String harmOf(Save save) throws IOException {
        Path file = Files.writeString(folder.resolve("run"), "older");
        WholeFile older = new WholeFile(file);
        try {
            save.to(file);
        } catch (IOException | CaptureFailedException e) {
            return older.harm();
        }
        throw new AssertionError("a full disk took all");
    }

    private static void atomically(Path file) throws CaptureFailedException {
        Path _ = AtomicFile.write(file, FileChoice.REPLACE, MachineTeethTest::fill);
    }

    private static void inPlace(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            fill(out);
        }
    }

    private static void fill(OutputStream out) throws IOException {
        PoorDisk.full(out, MUCH.length / 2).write(MUCH);
    }
}
