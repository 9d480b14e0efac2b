package loopscope.trace;

/**
 * Gathers calls of one thread, one right after the other, that all returned "would block" into one
 * event.
 *
 * <p>The event has the operation and the connection that all of them had, or {@link Op#TRY} and
 * none where they differ; its argument is how many there were.
 */
final class WouldBlocks extends Call {
    /** How long they are gathered, in nanoseconds. */
    private static final long LONGEST = 10_000_000;

    private int result;
    private long endTime;
    private Op firstOp = Op.TRY;
    private int firstConnection;

    /** When the current round began, and the one before it; see {@link Event#roundBegan}. */
    private long round;

    private long roundBefore;

    /** When the last accept among them began. */
    private long lastAccept;

    /**
     * @param flags the flags of their event besides {@link Recorder#MERGED}
     */
    WouldBlocks(int thread, int flags) {
        super(thread);
        this.flags = Recorder.MERGED | flags;
    }

    boolean isEmpty() {
        return argument == 0;
    }

    /**
     * Adds a call that has just ended.
     *
     * @return whether they have been gathered for long enough
     */
    boolean add(Call call, int result, long now) {
        if (isEmpty()) {
            begin(call, result);
        } else {
            generalise(call);
            goRound(call);
        }
        lastAccept = call.op == Op.ACCEPT ? call.beginTime : lastAccept;
        argument++;
        endTime = now;
        return now - beginTime > LONGEST;
    }

    private void begin(Call first, int result) {
        this.result = result;
        op = first.op;
        connection = first.connection;
        site = first.site;
        begun = first.begun;
        beginTime = first.beginTime;
        firstOp = first.op;
        firstConnection = first.connection;
        round = first.beginTime;
        roundBefore = Trace.NEVER;
        lastAccept = Trace.NEVER;
    }

    private void goRound(Call next) {
        if (next.op == firstOp && next.connection == firstConnection) {
            roundBefore = round;
            round = next.beginTime;
        }
    }

    private void generalise(Call next) {
        if (op != next.op) {
            op = Op.TRY;
        }
        if (connection != next.connection) {
            connection = 0;
        }
    }

    /** Writes the calls as one event, unless the log has no room; empty afterwards. */
    void flushTo(Log log) {
        long number = log.claim(argument);
        if (number != Log.DROPPED) {
            log.chunkOf(number)
                    .end(
                            number,
                            this,
                            connection,
                            flags,
                            result,
                            endTime,
                            roundBefore,
                            lastAccept,
                            0);
        }
        argument = 0;
    }
}
