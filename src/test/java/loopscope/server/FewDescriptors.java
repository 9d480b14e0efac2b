package loopscope.server;

import loopscope.kit.CannotListenException;
import loopscope.kit.Gate;
import loopscope.kit.Kit;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A program of its own, to be run where few descriptors are permitted: a server of the named model
 * that prints its address; at a line of input, how many descriptors it has; at the next, "none
 * left" as soon as that is so; at the last, how many accepts found none.
 */
final class FewDescriptors {
    private static final long LIMIT_NANOS = 120_000_000_000L;

    private FewDescriptors() {}

    public static void main(String[] arguments) throws Exception {
        loadEverything();
        letAVirtualThreadWait();
        try (Trace trace = Trace.start();
                Kit kit = new Kit(trace, new Gate())) {
            Server server =
                    Catalogue.find(arguments[0]).orElseThrow().make(kit, RunningServer.ROOMY);
            CompletableFuture<Long> opened = new CompletableFuture<>();
            Thread thread = kit.thread("server", () -> run(server, opened));
            thread.start();
            System.out.println(opened.get());
            int _ = System.in.read();
            System.out.println(Usage.descriptors() - 1); // one to count them by
            int _ = System.in.read();
            System.out.println(awaitNoneLeft(trace) ? "none left" : "some left");
            int _ = System.in.read();
            server.stop();
            thread.join();
            System.out.println(refused(trace));
        }
    }

    /** A class that is needed for the first time could not be read without a descriptor. */
    private static void loadEverything() throws IOException, ClassNotFoundException {
        String here = String.valueOf(Server.class.getResource("Server.class"));
        Path root = Path.of(URI.create(here)).getParent().getParent();
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : files) {
            String name = root.getParent().relativize(file).toString().replace('/', '.');
            // A server needs no file of a run, whose library this program is started without.
            if (name.matches("loopscope\\.(trace|kit|server)\\.(?!file\\.).*")
                    && !name.contains("-info")) {
                Class<?> _ = Class.forName(name.substring(0, name.length() - 6));
            }
        }
    }

    /** What the JDK needs for virtual threads that wait is opened when the first one does. */
    private static void letAVirtualThreadWait() throws IOException, InterruptedException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(anyPort);
                SocketChannel here = SocketChannel.open(listener.getLocalAddress());
                SocketChannel there = listener.accept()) {
            Thread waiting = Thread.ofVirtual().start(() -> readOne(there));
            while (waiting.getState() != Thread.State.WAITING) {
                LockSupport.parkNanos(1_000_000);
            }
            here.shutdownOutput();
            waiting.join();
        }
    }

    private static void readOne(SocketChannel from) {
        try {
            int _ = from.read(ByteBuffer.allocate(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Server server, CompletableFuture<Long> opened) {
        try {
            server.open("127.0.0.1", 0);
            opened.complete(server.address());
            server.serve();
        } catch (CannotListenException e) {
            opened.completeExceptionally(e);
        }
    }

    /** By nothing that would have to be loaded now. */
    private static boolean awaitNoneLeft(Trace trace) {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (refused(trace) == 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        return refused(trace) > 0;
    }

    private static long refused(Trace trace) {
        long refused = 0;
        Event event = trace.event();
        for (long number = trace.oldest(); event.moveTo(number); number++) {
            if (event.op() == Op.ACCEPT && !event.isMerged() && event.result() < 0) {
                refused++;
            }
        }
        return refused;
    }
}
