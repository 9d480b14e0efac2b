package loopscope.torture.guest;

import loopscope.torture.check.EchoBook;
import loopscope.torture.check.Sequence;
import loopscope.trace.Address;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A client from outside: it says what its kind says, hears what comes, and keeps the books.
 *
 * <p>Two virtual threads, one says and one hears. Thread-safe; only {@link #awaitGone} blocks.
 */
public final class Guest {
    private static final int CONNECT_MILLIS = 20_000;
    private static final int PIECE = 64 * 1024;
    private static final int SMALL_BUFFER = 8 * 1024;
    private static final int WORD = 5;
    private static final int LONGEST_TRICKLE = 40;
    private static final int MOST_UNREAD = 100_000;
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(4);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(30);

    /** The beginning of a TLS 1.2 ClientHello, which never comes whole. */
    private static final byte[] CLIENT_HELLO =
            HexFormat.of().parseHex("1603010200010001fc0303" + "5a".repeat(32) + "20c02b");

    private final GuestKind kind;
    private final String name;
    private final long server;
    private final int bytes;
    private final boolean isEchoed;
    private final Consumer<String> found;
    private final BooleanSupplier isCut;
    private final EchoBook book;
    private final SplittableRandom random;
    private final Socket socket = new Socket();
    private final CountDownLatch let = new CountDownLatch(1);
    private final CountDownLatch heardAll = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile boolean connected;
    private volatile boolean sayingIsOver;
    private volatile boolean leaving;

    /**
     * What a client from outside is to do.
     *
     * @param kind what it does
     * @param server where the server listens, an {@link Address}
     * @param bytes how much it says, where its kind says much
     * @param key decides what it says, and its pauses
     */
    public record Plan(GuestKind kind, long server, int bytes, long key) {}

    /**
     * @param name who it is, as the subject of a sentence
     * @param isEchoed whether its server echoes plain text; else nothing that it hears is checked
     * @param isCut whether its server may end its connection at any time now
     * @param found is called with a sentence for what is wrong, on any thread
     */
    public Guest(
            String name,
            Plan plan,
            boolean isEchoed,
            BooleanSupplier isCut,
            Consumer<String> found) {
        this.kind = plan.kind;
        this.name = name + ", which " + plan.kind.words() + ",";
        this.server = plan.server;
        this.bytes = plan.bytes;
        this.isEchoed = isEchoed;
        this.isCut = isCut;
        this.found = found;
        this.random = new SplittableRandom(plan.key);
        Sequence sequence =
                kind == GuestKind.GREETS_IN_TLS
                        ? Sequence.of(CLIENT_HELLO)
                        : Sequence.ofKey(plan.key);
        this.book = new EchoBook(this.name, sequence, found);
    }

    /** Comes; returns at once. */
    public void start() {
        Thread.startVirtualThread(this::visit);
    }

    /** Lets it go, where it waits for that: it reads what it has not read, and leaves. */
    public void let() {
        let.countDown();
    }

    /** Ends it, whatever it is doing; returns at once. */
    public void abort() {
        leaving = true;
        book.leave();
        let.countDown();
        close(false);
    }

    /** Resets its connection; returns at once. */
    public void reset() {
        let.countDown();
        close(true);
    }

    /** Its books. */
    public EchoBook book() {
        return book;
    }

    /** What it does. */
    public GuestKind kind() {
        return kind;
    }

    /** Whether it is connected, or was. */
    public boolean hasConnected() {
        return connected;
    }

    /** Where it is, as the server sees it; {@link Address#NONE} before it is connected. */
    public long address() {
        return connected
                ? Address.of(socket.getLocalAddress().getAddress(), socket.getLocalPort())
                : Address.NONE;
    }

    /** Whether its connection is closed on its side, and its threads have ended. */
    public boolean isGone() {
        return gone.getCount() == 0;
    }

    /**
     * Blocks until it is gone.
     *
     * @param nanos how long at most
     * @return whether it is
     */
    public boolean awaitGone(long nanos) throws InterruptedException {
        return gone.await(nanos, TimeUnit.NANOSECONDS);
    }

    private void visit() {
        try {
            connect();
            if (!kind.isDeaf() && kind != GuestKind.LEAVES_MIDWAY) {
                listen();
            }
            act();
        } catch (IOException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(kind == GuestKind.NEVER_READS);
            gone.countDown();
        }
    }

    private void connect() throws IOException {
        if (kind.isDeaf()) {
            book.reads(false);
            socket.setReceiveBufferSize(SMALL_BUFFER);
        }
        InetAddress host = InetAddress.getByAddress(Address.bytes(server));
        socket.connect(new InetSocketAddress(host, Address.port(server)), CONNECT_MILLIS);
        socket.setTcpNoDelay(true);
        connected = true;
    }

    private void act() throws IOException, InterruptedException {
        switch (kind) {
            case CHATS -> chat();
            case HALF_CLOSES -> sayAll(bytes % MOST_UNREAD + 1, MOST_UNREAD);
            case FLOODS -> sayAll(bytes, PIECE);
            case GREETS_IN_TLS -> sayAll(CLIENT_HELLO.length, PIECE);
            case TRICKLES -> sayAll(bytes % LONGEST_TRICKLE + 1, 1);
            case RESETS -> {
                say(bytes % MOST_UNREAD + 1);
                LockSupport.parkNanos(random.nextLong(PAUSE));
                close(true);
            }
            case READS_LATE -> readLate();
            case NEVER_READS -> {
                Thread.startVirtualThread(this::sayQuietly);
                let.await();
            }
            case LEAVES_AT_ONCE -> close(false);
            case LEAVES_MIDWAY -> {
                say(bytes % MOST_UNREAD + 1);
                LockSupport.parkNanos(random.nextLong(PAUSE));
                close(false);
            }
            case URGES -> {
                say(WORD);
                socket.sendUrgentData('!');
                sayAll(WORD, WORD);
            }
            case IDLES -> {
                say(WORD);
                let.await();
                sayNoMore();
            }
        }
    }

    private void chat() throws IOException, InterruptedException {
        for (int left = bytes; left > 0; ) {
            int some = Math.min(left, 1 + random.nextInt(PIECE));
            say(some);
            left -= some;
            LockSupport.parkNanos(random.nextLong(LONGEST_PAUSE));
        }
        sayNoMore();
    }

    /** It writes meanwhile, and blocks where nobody takes that any more. */
    private void readLate() throws IOException, InterruptedException {
        Thread saying = Thread.startVirtualThread(this::sayQuietly);
        let.await();
        book.reads(true);
        listen();
        saying.join();
        sayNoMore();
    }

    private void sayQuietly() {
        try {
            for (int left = bytes; left > 0 && !leaving; left -= PIECE) {
                say(Math.min(left, PIECE));
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void sayAll(int all, int piece) throws IOException, InterruptedException {
        for (int left = all; left > 0; left -= piece) {
            say(Math.min(left, piece));
            if (kind == GuestKind.TRICKLES) {
                LockSupport.parkNanos(LONGEST_PAUSE);
            }
        }
        sayNoMore();
    }

    private void say(int count) throws IOException {
        byte[] next = book.offer(count);
        socket.getOutputStream().write(next);
        book.said(count);
    }

    /** Half-closes, and waits for the end. */
    private void sayNoMore() throws IOException, InterruptedException {
        sayingIsOver = true;
        socket.shutdownOutput();
        book.saidAll();
        heardAll.await();
    }

    private void listen() {
        Thread.startVirtualThread(this::hear);
    }

    private void hear() {
        try {
            InputStream in = socket.getInputStream();
            byte[] some = new byte[PIECE];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                if (isEchoed) {
                    book.heard(some, count);
                }
            }
            end();
        } catch (IOException e) {
            fail(e);
        } finally {
            heardAll.countDown();
        }
    }

    /** Who says no more and listens is sent all, unless something has cut it off. */
    private void end() {
        book.ended(sayingIsOver && isEchoed && !leaving && !isCut.getAsBoolean());
    }

    private void fail(IOException why) {
        if (!connected && !leaving && !isCut.getAsBoolean()) {
            found.accept(name + " could not connect: " + why.getMessage() + ".");
        }
        end();
    }

    private void close(boolean reset) {
        leaving = true;
        book.leave();
        try {
            if (reset) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException e) {
            // It is closed, or was never open.
        }
    }
}
