package loopscope.foreign;

import loopscope.trace.Op;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The system calls that say something of a server, by what they do. */
public enum ForeignCall {
    SOCKET(Op.SOCKET, "socket"),
    BIND(Op.BIND, "bind"),
    LISTEN(Op.LISTEN, "listen"),
    ACCEPT(Op.ACCEPT, "accept accept4"),
    CONNECT(Op.CONNECT, "connect"),
    RECEIVE(Op.RECV, "recv recvfrom recvmsg"),
    READ(Op.READ, "read readv"),
    SEND(Op.SEND, "send sendto sendmsg"),
    WRITE(Op.WRITE, "write writev sendfile sendfile64"),
    SHUTDOWN(Op.SHUTDOWN, "shutdown"),
    CLOSE(Op.CLOSE, "close"),
    SELECT(Op.SELECT, "select _newselect pselect6"),
    POLL(Op.POLL, "poll ppoll"),
    EPOLL_CREATE(Op.EPOLL_CREATE, "epoll_create epoll_create1"),
    EPOLL_CTL(Op.EPOLL_CTL, "epoll_ctl"),
    EPOLL_WAIT(Op.EPOLL_WAIT, "epoll_wait epoll_pwait epoll_pwait2"),
    DUPLICATE(Op.DUP, "dup dup2 dup3"),
    CONTROL(null, "fcntl fcntl64 ioctl"),
    CLONE(null, "clone clone3 fork vfork"),
    EXEC(null, "execve execveat"),
    URING(null, "io_uring_setup");

    private static final Map<String, ForeignCall> BY_NAME = new HashMap<>();

    static {
        for (ForeignCall call : values()) {
            for (String name : call.names.split(" ", -1)) {
                BY_NAME.put(name, call);
            }
        }
    }

    private final @Nullable Op op;
    private final String names;

    /**
     * @param names with a space between them
     */
    ForeignCall(@Nullable Op op, String names) {
        this.op = op;
        this.names = names;
    }

    /** What a name stands for; null for a call that says nothing of a server. */
    static @Nullable ForeignCall of(String name) {
        return BY_NAME.get(name);
    }

    /** All names of all of them. */
    public static Set<String> allNames() {
        return Collections.unmodifiableSet(BY_NAME.keySet());
    }

    /** As what it is recorded. */
    Op op() {
        if (op == null) {
            throw new IllegalStateException(this + " is not recorded");
        }
        return op;
    }
}
