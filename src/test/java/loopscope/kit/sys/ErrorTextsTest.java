package loopscope.kit.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds errors by what the JDK says, whatever the locale of the run. */
class ErrorTextsTest {
    @TempDir private Path folder;

    @Test
    void knowsARefusedConnect() throws IOException {
        InetSocketAddress left;
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            left = (InetSocketAddress) listener.getLocalSocketAddress();
        }
        ConnectException refused =
                assertThrows(ConnectException.class, () -> SocketChannel.open(left));
        assertThat(ErrorTexts.errno(String.valueOf(refused.getMessage())))
                .isEqualTo(Errno.ECONNREFUSED);
    }

    @Test
    void knowsAFileNameThatIsTooLong() {
        FileSystemException refused =
                assertThrows(
                        FileSystemException.class,
                        () -> Files.createFile(folder.resolve("x".repeat(300))));
        assertThat(ErrorTexts.errno(String.valueOf(refused.getReason())))
                .isEqualTo(Errno.ENAMETOOLONG);
    }

    @Test
    void tellsATextFromALongerOneThatBeginsTheSame() {
        assertThat(ErrorTexts.errno("Too many open files")).isEqualTo(Errno.EMFILE);
        assertThat(ErrorTexts.errno("Too many open files in system")).isEqualTo(Errno.ENFILE);
    }

    @Test
    void takesNoOtherTextForAnError() {
        assertThat(ErrorTexts.errno("not connected to anything")).isZero();
        assertThat(ErrorTexts.errno("")).isZero();
    }
}
