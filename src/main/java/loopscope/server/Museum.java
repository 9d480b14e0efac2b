package loopscope.server;

import loopscope.kit.Kit;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The bug museum: servers that are broken on purpose, each by one small change of a right one.
 *
 * <p>They are not in the {@link Catalogue}, so that nobody runs one unawares.
 */
public final class Museum {
    private static final List<Exhibit> ALL =
            List.of(
                    exhibit(
                            "blocking-socket",
                            "epoll-edge",
                            BrokenBlockingSocket::new,
                            "leaves accepted sockets in blocking mode",
                            "The server waits inside recv for one quiet client, and so"
                                    + " does everyone else.",
                            "Make each accepted socket non-blocking: socket.nonBlocking();"),
                    exhibit(
                            "empty-read-ignored",
                            "select",
                            BrokenEmptyReadIgnored::new,
                            "ignores empty reads",
                            "A client leaves, and the loop does nothing but select and"
                                    + " empty reads: a whole core.",
                            "Take an empty read as the end of input: if (received == 0)"
                                    + " noMoreInput(client);"),
                    exhibit(
                            "always-writable",
                            "poll",
                            BrokenAlwaysWritable::new,
                            "always asks for room to write",
                            "Nobody says anything, yet poll comes back at once, again and"
                                    + " again.",
                            "Ask for room only while something is queued: if"
                                    + " (!queue.isEmpty()) events |= POLLOUT;"),
                    exhibit(
                            "flags-anded",
                            "poll",
                            BrokenFlagsAnded::new,
                            "combines flags with AND",
                            "After its first message a client is watched for nothing, and"
                                    + " never served again.",
                            "Combine flags with OR: events |= POLLOUT;"),
                    exhibit(
                            "closed-too-early",
                            "select",
                            BrokenClosedTooEarly::new,
                            "closes a socket before it takes it out of the sets",
                            "The first client that leaves is closed, and that is the"
                                    + " server's last call.",
                            "Take it out of all sets first, and close it last."),
                    exhibit(
                            "sends-all-at-once",
                            "select",
                            BrokenSendsAllAtOnce::new,
                            "sends each reply whole, inside the loop",
                            "The server waits inside send for a client that does not read,"
                                    + " and so does everyone else.",
                            "Queue the reply, and send what the kernel takes when it has"
                                    + " room: outputs.add(socket);"),
                    exhibit(
                            "rest-at-the-back",
                            "select",
                            BrokenRestAtTheBack::new,
                            "puts what a send did not take at the back of the queue",
                            "After a partial send another message is sent: the echo comes"
                                    + " back out of order.",
                            "Leave the rest in front: queue.taken(sent);"),
                    exhibit(
                            "edge-not-drained",
                            "epoll-edge",
                            BrokenEdgeNotDrained::new,
                            "reads once where it must go on until it would block",
                            "Bytes wait in the kernel's buffer, and the server in"
                                    + " epoll_wait: it is never told again.",
                            "Go on reading until recv says that it would block."),
                    exhibit(
                            "removed-twice",
                            "select",
                            BrokenRemovedTwice::new,
                            "leaves a closed client among those it still walks through",
                            "A client that resets is found readable and writable; its"
                                    + " second removal ends the server.",
                            "Forget it when it is closed: clients.remove(socket);"),
                    exhibit(
                            "never-closed",
                            "poll",
                            BrokenNeverClosed::new,
                            "never closes a socket",
                            "Each new client has a higher descriptor than the one before,"
                                    + " until accept fails.",
                            "Close the socket of a client that has left: socket.close();"),
                    exhibit(
                            "no-bound",
                            "poll",
                            BrokenNoBound::new,
                            "queues without a bound",
                            "A client that does not read is read from all the same, and"
                                    + " its queue grows and grows.",
                            "Stop watching a client for input while its queue is full:"
                                    + " queue.bytes() < QUEUE_BOUND."),
                    exhibit(
                            "number-reused",
                            "select",
                            BrokenNumberReused::new,
                            "files queues under descriptor numbers",
                            "A new client gets an old one's descriptor, and is sent what"
                                    + " was meant for the old one.",
                            "Give each client a queue of its own, that goes when it goes."),
                    exhibit(
                            "closed-at-empty-read",
                            "select",
                            BrokenClosedAtEmptyRead::new,
                            "closes at once at an empty read",
                            "A client says something and half-closes; its reply is queued,"
                                    + " and never sent.",
                            "Close only when the queue is empty: if (queue.isEmpty())"
                                    + " drop(client);"),
                    exhibit(
                            "reset-not-caught",
                            "sequential",
                            BrokenResetNotCaught::new,
                            "does not catch a reset",
                            "One client resets, and the exception ends the loop for all.",
                            "Catch the exception where one client is served: catch"
                                    + " (IOException e)."),
                    exhibit(
                                    "looked-up-again",
                                    "select",
                                    BrokenLookedUpAgain::new,
                                    "looks up a client that it has closed in the same round",
                                    "A client that resets is found readable and writable: it is"
                                            + " closed as readable, then looked up as writable, and"
                                            + " that ends the server.",
                                    "Skip a client that is gone by then: if (client == null)"
                                            + " return;")
                            .foundIn(
                                    "The select echo server of Python Module of the Week. Its loop"
                                            + " over readable deletes message_queues[s], and its"
                                            + " loop over writable then looks it up (KeyError)."),
                    exhibit(
                                    "interest-kept",
                                    "select",
                                    BrokenInterestKept::new,
                                    "goes on asking for room to write when the queue is empty",
                                    "One client was served and is idle, yet select comes back at"
                                            + " once, again and again: most of a core.",
                                    "Stop asking for room once all is sent:"
                                            + " outputs.remove(socket);")
                            .foundIn(
                                    "libuv, in July 2022 (issue 3671): uv__drain did not always"
                                            + " stop watching for POLLOUT, and one connection took"
                                            + " up to 100% of a core."),
                    exhibit(
                                    "sigpipe",
                                    "select",
                                    BrokenSigpipe::new,
                                    "lets a send to a client that has left raise SIGPIPE",
                                    "A client leaves without its echo; the next send finds nobody"
                                            + " (EPIPE), and the signal ends the server.",
                                    "Send with MSG_NOSIGNAL, or ignore SIGPIPE, and take EPIPE as"
                                            + " a goodbye: drop(client);")
                            .foundIn(
                                    "cpp-httplib, in June 2018 (issue 77): a client that closed"
                                            + " while its request was processed raised SIGPIPE in"
                                            + " send."));

    private Museum() {}

    /**
     * A broken server, and what to learn from it.
     *
     * @param model makes the broken server
     * @param beside the id of the right model that it varies
     * @param fault what it does wrong, as a predicate that follows its name
     * @param lookFor what a viewer can see go wrong, in one sentence
     * @param repair what to change, and the right line
     * @param foundIn the public program that had this fault, and how it showed there; null where
     *     none is named
     */
    public record Exhibit(
            Model model,
            String beside,
            String fault,
            String lookFor,
            String repair,
            @Nullable String foundIn) {
        /** The honesty mark of every picture of it. */
        public String mark() {
            return "BROKEN ON PURPOSE: " + fault;
        }

        /** The same, found in a public program. */
        Exhibit foundIn(String program) {
            return new Exhibit(model, beside, fault, lookFor, repair, program);
        }
    }

    /**
     * Every exhibit, in the order of the curriculum, including those that cannot run on this
     * machine. The last three are of faults found in public programs.
     */
    public static List<Exhibit> all() {
        return ALL;
    }

    /** The exhibit whose model has this id. */
    public static Optional<Exhibit> find(String id) {
        return ALL.stream().filter(exhibit -> exhibit.model().id().equals(id)).findFirst();
    }

    private static Exhibit exhibit(
            String id,
            String beside,
            Function<Kit, Server> maker,
            String fault,
            String lookFor,
            String repair) {
        Model right = Catalogue.find(beside).orElseThrow();
        Model broken =
                new Model(
                        id,
                        beside + ": " + id,
                        right.kind(),
                        "As " + right.title() + ", but it " + fault + ".",
                        maker,
                        right.obstacle());
        return new Exhibit(broken, beside, fault, lookFor, repair, null);
    }
}
