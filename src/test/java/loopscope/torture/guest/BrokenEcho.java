package loopscope.torture.guest;

import loopscope.trace.Address;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

/** An echo server with one defect. */
final class BrokenEcho implements AutoCloseable {
    private static final int PIECE = 8 * 1024;

    /** What is wrong with it. */
    enum Defect {
        NONE,
        DROPS_THE_REST_OF_A_PARTIAL_WRITE,
        SWALLOWS_A_BYTE,
        DOUBLES_A_BYTE,
        ANSWERS_ANOTHERS_BYTES,
        SENDS_TOO_MUCH,
        CLOSES_AT_HALF_CLOSE,
        NEVER_CLOSES_AFTER_HALF_CLOSE,
        IS_SILENT
    }

    private final Defect defect;
    private final ServerSocket listener;
    private byte[] another = {'?', '?', '?', '?', '?', '?'};

    BrokenEcho(Defect defect) throws IOException {
        this.defect = defect;
        this.listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.startVirtualThread(this::accept);
    }

    long address() {
        return Address.of(listener.getInetAddress().getAddress(), listener.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Thread.startVirtualThread(() -> serve(client));
            }
        } catch (IOException e) {
            // It is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            byte[] some = new byte[PIECE];
            int count = in.read(some);
            while (count >= 0) {
                echo(client.getOutputStream(), Arrays.copyOf(some, count));
                count = in.read(some);
            }
            end(client);
        } catch (IOException e) {
            // The client is gone.
        }
    }

    private void end(Socket client) throws IOException {
        if (defect == Defect.NEVER_CLOSES_AFTER_HALF_CLOSE) {
            while (!listener.isClosed()) {
                Thread.onSpinWait();
            }
        }
        if (defect == Defect.SENDS_TOO_MUCH) {
            client.getOutputStream().write('!');
        }
    }

    private void echo(OutputStream out, byte[] bytes) throws IOException {
        switch (defect) {
            case NONE, SENDS_TOO_MUCH, NEVER_CLOSES_AFTER_HALF_CLOSE -> out.write(bytes);
            case DROPS_THE_REST_OF_A_PARTIAL_WRITE ->
                    out.write(bytes, 0, Math.min(bytes.length, PIECE - 1));
            case SWALLOWS_A_BYTE -> out.write(bytes, 0, bytes.length - 1);
            case DOUBLES_A_BYTE -> {
                out.write(bytes);
                out.write(bytes[bytes.length - 1]);
            }
            case ANSWERS_ANOTHERS_BYTES -> {
                out.write(another);
                another = bytes;
            }
            case CLOSES_AT_HALF_CLOSE -> out.write(bytes, 0, bytes.length / 2);
            case IS_SILENT -> {}
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
