package loopscope.trace.state;

import loopscope.trace.Interest;
import loopscope.trace.Mode;
import loopscope.trace.Trace;

/**
 * The state of one connection at an instant, as far as it is known. Bytes are counted from the
 * connection's start; times are nanoseconds since the run's zero.
 */
public final class ConnectionState implements Cloneable {
    /** The x-ray has not looked, or cannot. */
    public static final int NOT_SEEN = -1;

    final int id;
    boolean shared;
    boolean own;
    boolean listening;
    int fd = -1;
    int server;
    Mode mode = Mode.UNKNOWN;
    boolean handedOver;
    Arrivals arrivals = new Arrivals();
    long connected = Trace.NEVER;
    long accepted = Trace.NEVER;
    long said;
    long received;
    long queued;
    long replied;
    boolean sending;
    long heard;
    int interest;
    boolean seen;
    int kernelUnread = NOT_SEEN;
    int kernelUnsent = NOT_SEEN;
    long sampled = Trace.NEVER;
    Goodbye goodbye = Goodbye.NONE;
    long left = Trace.NEVER;
    boolean closedByServer;
    long last;

    ConnectionState(int id) {
        this.id = id;
    }

    ConnectionState copy() {
        try {
            ConnectionState copy = (ConnectionState) clone();
            copy.shared = false;
            copy.arrivals = arrivals.copy();
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** Its number, for {@link Trace#connections()}. */
    public int id() {
        return id;
    }

    /** Whether this is a listening socket. */
    public boolean isListening() {
        return listening;
    }

    /**
     * The server's descriptor, a listener's too; -1 before it was accepted, after it was closed, or
     * not known.
     */
    public int fd() {
        return fd;
    }

    /** The server thread that accepted, serves or last served it; 0 while none has it. */
    public int server() {
        return server;
    }

    /** Whether the server's calls on it wait. */
    public Mode mode() {
        return mode;
    }

    /** Whether the server has closed it; its client may not have noticed. */
    public boolean isClosedByServer() {
        return closedByServer;
    }

    /** When its connect began; for an outsider, when it had come at the latest. */
    public long connecting() {
        return arrivals.arrival().latest();
    }

    /** Between what times the kernel connected an outsider. */
    public Bounds arrival() {
        return arrivals.arrival();
    }

    /** Between what times the first byte of the server's last read from an outsider came. */
    public Bounds came() {
        return arrivals.came();
    }

    /** Between what times the first of an outsider's unread bytes that the x-ray saw came. */
    public Bounds waiting() {
        return arrivals.waiting();
    }

    /** Between what times an outsider ended or reset its connection, once the server met that. */
    public Bounds leaving() {
        return arrivals.leaving();
    }

    /** When it was accepted, {@link Trace#NEVER} before. */
    public long accepted() {
        return accepted;
    }

    /** Bytes the client has sent. */
    public long said() {
        return said;
    }

    /** Bytes the server has read. */
    public long received() {
        return received;
    }

    /** Bytes in the server's queue. */
    public long queued() {
        return queued;
    }

    /** Bytes the server has sent. */
    public long replied() {
        return replied;
    }

    /** Bytes the client has received. */
    public long heard() {
        return heard;
    }

    /**
     * Bytes that the server has not read: of an own client, by the record of its sends; of an
     * outsider, those that the x-ray saw, less those read since.
     */
    public long unread() {
        return Math.max(0, own ? said - received : listening ? 0 : arrivals.unread());
    }

    /**
     * Bytes in the kernel's receive buffer on the server's side when the x-ray last looked, {@link
     * #sampled}; {@link #NOT_SEEN} before, and once the server has closed it.
     */
    public int kernelUnread() {
        return listening ? NOT_SEEN : kernelUnread;
    }

    /** The same of the send buffer: bytes that the client's side has not yet acknowledged. */
    public int kernelUnsent() {
        return listening ? NOT_SEEN : kernelUnsent;
    }

    /** How many waited in this listener's accept queue when the x-ray last looked. */
    public int acceptQueue() {
        return listening ? kernelUnread : NOT_SEEN;
    }

    /**
     * How many of those in this listener's accept queue have reset their connections, at least: as
     * the x-ray saw it, less those accepted since.
     */
    public int resetInQueue() {
        return listening ? arrivals.reset() : 0;
    }

    /**
     * Whether the kernel keeps it in the accept queue, as far as the record shows. It stays there
     * until an accept returns it, even when the client left long before.
     */
    public boolean isInQueue() {
        boolean came = own ? connected != Trace.NEVER : seen;
        boolean kept = !closedByServer && goodbye != Goodbye.RESET_IN_QUEUE;
        return came && accepted == Trace.NEVER && kept;
    }

    /** This listener's backlog, as the kernel has it; the queue takes one more on Linux. */
    public int backlog() {
        return listening ? kernelUnsent : NOT_SEEN;
    }

    /**
     * When the x-ray last saw a change, in nanoseconds since the run's zero; {@link Trace#NEVER}
     * before. What it sees unchanged is not recorded again.
     */
    public long sampled() {
        return sampled;
    }

    /** What it is watched for; see {@link Interest}. */
    public int interest() {
        return interest;
    }

    /** How it left. */
    public Goodbye goodbye() {
        return goodbye;
    }

    /** When the client left, {@link Trace#NEVER} while it is there. */
    public long left() {
        return left;
    }

    /** The phase the client is in. */
    public Phase phase() {
        if (left != Trace.NEVER || closedByServer) {
            return Phase.GONE;
        }
        if (own && connected == Trace.NEVER && accepted == Trace.NEVER) {
            return Phase.CONNECTING;
        }
        if (isInQueue()) {
            return Phase.IN_ACCEPT_QUEUE;
        }
        if (handedOver) {
            return Phase.HANDED_OVER;
        }
        if (queued > 0) {
            return Phase.QUEUED;
        }
        if (sending) {
            return Phase.REPLYING;
        }
        if (unread() > 0) {
            return Phase.UNREAD;
        }
        if (received > replied) {
            return Phase.SERVED;
        }
        return own && replied > heard ? Phase.REPLYING : Phase.IDLE;
    }

    void watch(int now, long time) {
        if ((now & ~interest & Interest.IN) != 0) {
            arrivals.watched(time);
        }
        interest = now;
    }

    /** Whether both sides have closed it, or no record of the client's side is kept. */
    boolean isOver() {
        return closedByServer && (!own || left != Trace.NEVER);
    }
}
