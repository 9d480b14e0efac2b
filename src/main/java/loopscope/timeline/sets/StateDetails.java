package loopscope.timeline.sets;

import loopscope.timeline.Units;
import loopscope.timeline.waits.AcceptQueue;
import loopscope.trace.Address;
import loopscope.trace.Connection;
import loopscope.trace.state.ConnectionState;
import loopscope.trace.state.Phase;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Writes what is known of one descriptor beyond what its row has room for. */
final class StateDetails {
    private StateDetails() {}

    static List<String> of(
            StateRow row,
            Watching watching,
            @Nullable ConnectionState socket,
            @Nullable Connection who) {
        List<String> lines = new ArrayList<>();
        lines.add(kind(row, socket, who == null ? row.name() : who.labelled()));
        if (who != null && who.address() != Address.NONE) {
            lines.add(who.isClient() ? "from " + from(who) : "at " + Address.text(who.address()));
        }
        for (StateColumn column : StateColumn.values()) {
            String text = row.text(column);
            if (column != StateColumn.WHO && !text.isEmpty() && !text.equals(StateRow.NONE)) {
                lines.add(column.title(watching) + ": " + text + was(row, column));
            }
        }
        if (socket != null) {
            addKernel(lines, socket);
        }
        return lines;
    }

    private static String from(Connection client) {
        return client.isOutsider() ? client.origin() : Address.text(client.address());
    }

    private static String was(StateRow row, StateColumn column) {
        String old = row.before().get(column);
        return old == null ? "" : " (was " + (old.isEmpty() ? "nothing" : old) + ")";
    }

    /** Samples are taken now and then, and recorded only when they change. */
    private static void addKernel(List<String> lines, ConnectionState socket) {
        String since = "; unchanged since " + Units.instant(socket.sampled());
        if (socket.isListening() && socket.acceptQueue() >= 0) {
            String queue = socket.acceptQueue() + " in the accept queue";
            int reset = socket.resetInQueue();
            String dead = AcceptQueue.gone(socket.acceptQueue(), 0, reset);
            lines.add(
                    "sampled in the kernel: "
                            + queue
                            + dead
                            + ", backlog "
                            + socket.backlog()
                            + since);
        } else if (socket.kernelUnread() >= 0) {
            String buffers =
                    socket.kernelUnread() + " unread, " + socket.kernelUnsent() + " unsent";
            lines.add("sampled in the kernel: " + buffers + since);
        }
    }

    private static String kind(StateRow row, @Nullable ConnectionState socket, String name) {
        return switch (row.kind()) {
            case LISTENER -> "listening socket";
            case WAKEUP -> "eventfd, which ends a wait from outside";
            case EPOLL -> "epoll instance";
            case CLIENT -> "client " + name + (socket == null ? "" : ": " + standing(socket));
        };
    }

    private static String standing(ConnectionState socket) {
        return switch (socket.goodbye()) {
            case NONE -> standing(socket.phase());
            case HALF_CLOSED -> "says no more (FIN), and still listens";
            case ENDED -> "has ended its input (FIN), and may still listen";
            case UNCONNECTED -> "could not connect";
            case CLOSED -> "has left (FIN)";
            case CLOSED_UNREAD -> "has left bytes unread: its kernel reset the connection (RST)";
            case RESET -> "has reset the connection (RST)";
            case RESET_IN_QUEUE ->
                    "was reset (RST) in the accept queue, when the listener was closed";
        };
    }

    private static String standing(Phase phase) {
        return switch (phase) {
            case CONNECTING -> "connecting";
            case IN_ACCEPT_QUEUE -> "in the accept queue, the server does not know of it";
            case HANDED_OVER -> "accepted, waits for a thread";
            case IDLE -> "idle";
            case UNREAD -> "what it said lies unread in the kernel";
            case SERVED -> "what it said was read, and is not answered yet";
            case QUEUED -> "its reply is queued in the server";
            case REPLYING -> "its reply is in the kernel";
            case GONE -> "gone";
        };
    }
}
