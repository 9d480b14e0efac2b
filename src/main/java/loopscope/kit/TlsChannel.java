package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * One TCP connection that speaks TLS: a {@link StreamChannel} whose bytes an {@link SSLEngine}
 * turns into text, and back.
 *
 * <pre>
 *   socket ─ read ─▸ records in ─ unwrap ─▸ text ─ read ─▸ server
 *   socket ◂─ write ─ records out ◂─ wrap ───────────── write ─ server
 * </pre>
 *
 * <p>A record of at most 16 KiB of text is encrypted and decrypted as a whole. The calls on the
 * socket are recorded with what went through the kernel: bytes of records. The engine's steps are
 * recorded as steps of the thread's own: {@link Op#UNWRAP}, {@link Op#WRAP}, {@link Op#TASK}.
 *
 * <p><em>What counts as said and heard is text</em>, on both sides of a connection, so that offsets
 * pair. Text is received at the unwrap that decrypts it. It is sent at the end of the write that
 * gives the kernel the last byte of its record: until then the peer cannot decrypt any of it.
 *
 * <p>The channel works as the one below it does: in blocking mode its methods block. One thread may
 * read while another writes, once the handshake is over.
 */
public final class TlsChannel implements ByteStream {
    /** Of a record: its kind, the version, and the length of the rest. */
    private static final int HEADER = 5;

    private static final int LENGTH_AT = 3;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int ALERT = 21;
    private static final int APPLICATION_DATA = 23;
    private static final int NO_ALERT = -1;
    private static final int VERSION = 3;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Kit kit;
    private final StreamChannel channel;
    private final SSLEngine engine;

    /** Received bytes that are not unwrapped yet, from position to limit. */
    private final ByteBuffer in;

    /** Decrypted text that is not read yet, from position to limit. */
    private final ByteBuffer text;

    /** Records that the kernel has not taken yet, from position to limit. */
    private final ByteBuffer out;

    /** How many bytes of text the records in {@link #out} hold. */
    private int wrapped;

    private boolean secured;
    private boolean ended;

    TlsChannel(Kit kit, StreamChannel channel, SSLEngine engine) {
        this.kit = kit;
        this.channel = channel;
        this.engine = engine;
        SSLSession session = engine.getSession();
        in = ByteBuffer.allocate(session.getPacketBufferSize()).limit(0);
        text = ByteBuffer.allocate(session.getApplicationBufferSize()).limit(0);
        out = ByteBuffer.allocate(session.getPacketBufferSize()).limit(0);
    }

    /** The connection, by its number in the trace. */
    public int connection() {
        return channel.connection();
    }

    /** The peer's address, see {@link StreamChannel#name}. */
    public String name() {
        return channel.name();
    }

    /** Whether the handshake is over, so that text can be read and written. */
    public boolean isSecured() {
        return secured;
    }

    /**
     * Whether a whole record has arrived that is not read yet. The kernel no longer has it, so no
     * select reports it.
     */
    public boolean holdsInput() {
        return text.hasRemaining()
                || (in.remaining() >= HEADER && in.remaining() >= recordLength());
    }

    /** Whether the kernel has not taken all records yet, so that there must be room for them. */
    public boolean holdsOutput() {
        return out.hasRemaining();
    }

    /**
     * Goes on with the handshake: unwraps what has arrived, computes, and sends what is to be sent.
     * In blocking mode it blocks until the handshake is over.
     *
     * @return whether it is over; if not, it goes on once the channel is readable, or writable and
     *     {@link #holdsOutput}
     * @throws TlsException if the peer's first bytes are no handshake, or the handshake fails
     * @throws IOException if the peer is gone
     */
    public boolean handshake() throws IOException {
        while (flush()) {
            HandshakeStatus status = engine.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_TASK) {
                compute();
            } else if (status == HandshakeStatus.NEED_WRAP) {
                int _ = wrap(NOTHING);
            } else if (status == HandshakeStatus.NOT_HANDSHAKING && hasBegun()) {
                secured = true;
                step(Op.SECURED, 0);
                return true;
            } else if (status == HandshakeStatus.NOT_HANDSHAKING) {
                engine.beginHandshake();
            } else if (!unwrapNext()) {
                return false;
            }
        }
        return false;
    }

    private boolean hasBegun() {
        return !engine.getSession().getProtocol().equals("NONE");
    }

    /** Unwraps the next record during the handshake; returns whether it was there. */
    private boolean unwrapNext() throws IOException {
        int record = record();
        while (record == 0) {
            int count = fill();
            if (count < 0) {
                throw new EOFException("the peer left during the handshake");
            }
            if (count == 0) {
                return false;
            }
            record = record();
        }
        unwrap(record);
        return true;
    }

    /**
     * Reads text: of one record at most.
     *
     * @return how many bytes of text; -1 at the end of input; 0, only in non-blocking mode, if no
     *     whole record has arrived
     */
    @Override
    public int read(ByteBuffer into) throws IOException {
        while (!text.hasRemaining()) {
            if (ended) {
                return -1;
            }
            int record = record();
            int count = record > 0 ? record : fill();
            if (count <= 0) {
                return count;
            }
            if (record > 0) {
                unwrap(record);
            }
        }
        int count = Math.min(text.remaining(), into.remaining());
        into.put(into.position(), text, text.position(), count);
        into.position(into.position() + count);
        text.position(text.position() + count);
        return count;
    }

    /**
     * Writes text: wraps a record and writes it, until all is written or the kernel takes no more.
     *
     * @param bytes the text; after a call that left some of it, the next must begin with the same
     *     bytes, as their record may be on its way already
     * @return how many bytes of text have left, as whole records
     */
    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int from = bytes.position();
        while (bytes.hasRemaining()) {
            if (!out.hasRemaining()) {
                wrapped = wrap(bytes.duplicate());
            }
            if (!out.hasRemaining()) {
                throw new IOException("TLS is closed for output");
            }
            channel.writeRecords(out, wrapped, bytes);
            if (out.hasRemaining()) {
                break;
            }
            bytes.position(bytes.position() + wrapped);
        }
        return bytes.position() - from;
    }

    @Override
    public void sendUrgent(int value) throws IOException {
        channel.sendUrgent(value);
    }

    @Override
    public void shutdownOutput() throws IOException {
        sayClosing();
        channel.shutdownOutput();
    }

    @Override
    public void reset() {
        channel.reset();
    }

    /** Closes the connection. The peer is told by a record of its own, if the kernel takes it. */
    @Override
    public void close() {
        try {
            sayClosing();
        } catch (IOException e) {
            // The peer is gone, and need not be told.
        }
        channel.close();
    }

    /** A client need not tell a server that has said so first, and no longer listens. */
    private void sayClosing() throws IOException {
        boolean heard = !(ended && engine.getUseClientMode());
        if (secured && heard && !engine.isOutboundDone() && !out.hasRemaining()) {
            engine.closeOutbound();
            int _ = wrap(NOTHING);
            boolean _ = flush();
        }
    }

    private boolean flush() throws IOException {
        if (out.hasRemaining()) {
            channel.writeRecords(out, 0, NOTHING);
        }
        return !out.hasRemaining();
    }

    private int fill() throws IOException {
        int count = channel.readRecords(in.compact());
        in.flip();
        ended |= count < 0;
        return count;
    }

    /** The length of the next record in bytes, header and all; 0 while it is not here whole. */
    private int record() throws TlsException {
        if (in.hasRemaining() && !looksLikeTls()) {
            step(Op.NO_TLS, in.remaining());
            throw TlsException.noTls();
        }
        return in.remaining() >= HEADER && in.remaining() >= recordLength() ? recordLength() : 0;
    }

    private int recordLength() {
        return HEADER + (in.getShort(in.position() + LENGTH_AT) & 0xffff);
    }

    private boolean looksLikeTls() {
        int kind = in.get(in.position());
        boolean known = kind >= CHANGE_CIPHER_SPEC && kind <= APPLICATION_DATA;
        return known && (in.remaining() == 1 || in.get(in.position() + 1) == VERSION);
    }

    private void unwrap(int record) throws IOException {
        Recorder recorder = kit.trace().recorder();
        recorder.beginNonBlocking(Op.UNWRAP, connection(), record);
        int alert = alert(record);
        text.clear();
        try {
            SSLEngineResult result = engine.unwrap(in, text);
            text.flip();
            recorder.end(text.remaining(), text, 0);
            if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
                ended = true;
                step(Op.CLOSE_NOTIFY, 0);
            }
        } catch (SSLException e) {
            text.limit(0);
            recorder.end(-Errno.EPROTO);
            sayWhy();
            throw alert == NO_ALERT ? TlsException.failed(e) : TlsException.alert(alert);
        }
    }

    /** What a record in plain text warns of, see RFC 8446, section 6; {@link #NO_ALERT}. */
    private int alert(int record) {
        boolean plain = !secured && record == HEADER + 2 && in.get(in.position()) == ALERT;
        return plain ? in.get(in.position() + HEADER + 1) & 0xff : NO_ALERT;
    }

    /** Sends the alert that says why a handshake failed, if the kernel takes it. */
    private void sayWhy() throws IOException {
        if (!secured && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            int _ = wrap(NOTHING);
            boolean _ = flush();
        }
    }

    /** Wraps one record of text, or of the handshake; returns how many bytes of text it holds. */
    private int wrap(ByteBuffer plain) throws SSLException {
        Recorder recorder = kit.trace().recorder();
        recorder.beginNonBlocking(Op.WRAP, connection(), plain.remaining());
        out.clear();
        try {
            SSLEngineResult result = engine.wrap(plain, out);
            out.flip();
            recorder.end(out.remaining());
            return result.bytesConsumed();
        } catch (SSLException e) {
            out.limit(0);
            recorder.end(-Errno.EPROTO);
            throw e;
        }
    }

    /** Computes what the engine leaves to its user, as it takes long: keys and signatures. */
    private void compute() {
        for (Runnable task = engine.getDelegatedTask();
                task != null;
                task = engine.getDelegatedTask()) {
            Recorder recorder = kit.trace().recorder();
            recorder.beginNonBlocking(Op.TASK, connection(), 0);
            task.run();
            recorder.end(0);
        }
    }

    private void step(Op op, int argument) {
        kit.trace().recorder().instant(op, connection(), argument, 0);
    }
}
