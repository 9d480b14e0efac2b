package loopscope.trace;

/**
 * The operation of an event: a system call, a channel's method, or a step of one of the kit's own
 * parts.
 *
 * <p>Its label is the name that the server's own file uses: {@code recv} on raw descriptors, {@code
 * read} on channels.
 */
public enum Op {
    /** socket(2). */
    SOCKET("socket"),
    /** bind(2). */
    BIND("bind"),
    /** listen(2); the argument is the backlog. */
    LISTEN("listen"),
    /** accept4(2); the result is the new descriptor, the connection the one accepted. */
    ACCEPT("accept"),
    /** connect(2), from a client's side. */
    CONNECT("connect"),
    /** recv(2) on a raw descriptor; the argument holds its flags, see {@link Recorder#URGENT}. */
    RECV("recv"),
    /** send(2) on a raw descriptor; the argument is how much was offered. */
    SEND("send"),
    /** {@code SocketChannel.read}. */
    READ("read"),
    /** {@code SocketChannel.write}; the argument is how much was offered. */
    WRITE("write"),
    /**
     * select(2); the argument is the time limit in milliseconds, negative for none; the result is
     * the number of ready descriptors, the ready list lies beside it.
     */
    SELECT("select"),
    /** shutdown(2); the argument is {@code SHUT_RD}, {@code SHUT_WR} or {@code SHUT_RDWR}. */
    SHUTDOWN("shutdown"),
    /** close(2); the argument is 1 where the close resets the connection. */
    CLOSE("close"),
    /** eventfd(2), and the write that wakes a readiness call. */
    EVENTFD("eventfd"),
    /** Bytes put at the back of a client's message queue; the result is how many it then holds. */
    QUEUE("queue"),
    /** Bytes taken from the front of a message queue; the result is how many it then holds. */
    TAKE("take"),
    /** What a readiness call is to watch a descriptor for; the argument is the new interest. */
    WATCH("watch"),
    /**
     * The gate held a server thread before its next call: the connection is that call's, and the
     * argument holds the call and the pace, see {@link Event#heldBefore} and {@link
     * Event#heldMillis}.
     */
    HOLD("held"),
    /**
     * A server thread begins to work; the argument is {@link Recorder#VIRTUAL} for a virtual
     * thread, 0 for a thread of the operating system.
     */
    START("start"),
    /** A thread stops recording. */
    EXIT("exit"),
    /** A readiness call made to return by another thread. */
    WAKEUP("wakeup"),
    /**
     * A client put into the queue that other threads take from; the result is how many it then
     * holds.
     */
    HAND_OFF("put"),
    /** A client taken out of that queue, known only at the end; the result is how many are left. */
    PICK_UP("take"),
    /**
     * poll(2); the argument is the time limit in milliseconds, negative for none; the result is the
     * number of ready descriptors, the ready list lies beside it.
     */
    POLL("poll"),
    /** epoll_create1(2); the result is the new descriptor. */
    EPOLL_CREATE("epoll_create1"),
    /**
     * epoll_ctl(2); the argument is the new {@link Interest}, 0 where the descriptor is taken out.
     */
    EPOLL_CTL("epoll_ctl"),
    /**
     * epoll_wait(2); the argument is the time limit in milliseconds, negative for none; the result
     * is the number of ready descriptors, their list lies beside it.
     */
    EPOLL_WAIT("epoll_wait"),
    /**
     * A descriptor gets another number, which is a detail of the call that opened it; the argument
     * is the old one, the result the new one.
     */
    DUP("dup"),
    /** An outsider was first seen in the accept queue; the end has its address. */
    SEEN("seen"),
    /**
     * What the kernel holds, as the x-ray saw it. Of a client: the argument is how many bytes are
     * unread, the result how many are unsent. Of a listener: the argument is how many wait in the
     * accept queue, the result is the backlog; see also {@link Event#resetInQueue}.
     */
    SAMPLE("sample"),
    /**
     * An outsider is gone from the accept queue that the x-ray sees, and no accept has returned it:
     * it has reset its connection since the previous look. An accept still returns it, dead.
     */
    VANISHED("vanished"),
    /**
     * How much processor time a thread has used since the previous sample: the argument is its
     * number, or 0 for the dispatcher's; the result is in microseconds of one core, or -1 where it
     * cannot be measured.
     */
    CPU("cpu"),
    /** The shared counter read; the result is its value. */
    COUNT_READ("read counter"),
    /** The shared counter written; the result is its new value. */
    COUNT_WRITE("write counter"),
    /** The shared counter read and written as one atomic step; the result is its new value. */
    COUNT_ADD("add to counter"),
    /** An element put at the back of the list whose length is the count. */
    COUNT_APPEND("append"),
    /**
     * A lock acquired, after a wait where another thread holds it; the argument is its number, the
     * result 0 once it is held.
     */
    LOCK("lock"),
    /** A lock about to be released; the argument is its number. */
    UNLOCK("unlock"),
    /**
     * A lock released until a signal comes, and then acquired again; the argument is its number.
     */
    AWAIT("await"),
    /** A signal; the argument is the lock's number, the result how many waited for it. */
    SIGNAL("signal"),
    /** A thread sleeps; the argument is how long, in milliseconds. */
    PAUSE("pause"),
    /** One byte of urgent (out-of-band) data sent, which is no part of the stream of bytes. */
    URGENT("send urgent"),
    /**
     * {@code SSLEngine.unwrap}: a record of TLS decrypted; the argument is its length in bytes, the
     * result how many bytes of text it held: none, where it is of the handshake.
     */
    UNWRAP("unwrap"),
    /**
     * {@code SSLEngine.wrap}: a record of TLS made; the argument is how many bytes of text were
     * offered, the result the record's length. A record holds 16 KiB of text at most.
     */
    WRAP("wrap"),
    /** A computation of the TLS handshake, such as a signature. */
    TASK("task"),
    /** The TLS handshake is over. */
    SECURED("secured"),
    /** The peer does not speak TLS: the bytes that came, as many as the argument, are no record. */
    NO_TLS("no TLS"),
    /** The peer's last record of TLS: its end of input. */
    CLOSE_NOTIFY("close_notify"),
    /** Calls of several kinds that all returned "would block", gathered into one event. */
    TRY("try"),
    /**
     * The whole program was stopped, from the begin to the end; the argument is for how long, in
     * milliseconds. Where the machine slept, the clock of the trace stood still meanwhile.
     */
    STOPPED("stopped");

    private static final Op[] ALL = values();

    private final String label;

    Op(String label) {
        this.label = label;
    }

    /** The name as the server's file has it. */
    public String label() {
        return label;
    }

    /** Whether bytes from a client to the server, or back, move through this call. */
    public boolean movesBytes() {
        return receives() || sends();
    }

    /** Whether this call takes bytes in; see {@link Event#moved} for how many of the stream. */
    public boolean receives() {
        return this == RECV || this == READ || this == UNWRAP;
    }

    /** Whether this call gives bytes out; see {@link Event#moved} likewise. */
    public boolean sends() {
        return this == SEND || this == WRITE;
    }

    /** Whether this call waits for whichever client is ready, not for one alone. */
    public boolean waitsForAnyone() {
        return isReadiness() || this == ACCEPT || this == PICK_UP;
    }

    /** Whether this call asks which descriptors are ready. */
    public boolean isReadiness() {
        return this == SELECT || this == POLL || this == EPOLL_WAIT;
    }

    static Op of(int ordinal) {
        return ALL[ordinal];
    }

    /**
     * Whether this is a call that a server makes: a system call, or one on a channel, a lock or
     * another shared part.
     */
    public boolean isCall() {
        return switch (this) {
            case URGENT,
                    CONNECT,
                    QUEUE,
                    TAKE,
                    WATCH,
                    HOLD,
                    START,
                    EXIT,
                    SEEN,
                    VANISHED,
                    SAMPLE,
                    CPU,
                    UNWRAP,
                    WRAP,
                    TASK,
                    SECURED,
                    NO_TLS,
                    CLOSE_NOTIFY,
                    STOPPED ->
                    false;
            default -> true;
        };
    }
}
