package loopscope.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Trace;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Descriptors that are shared, handed on, given another number, or reused. */
class DescriptorsTest {
    private static final String LISTENS =
            """
            7 1.000000 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 3<socket:[80]> <0.000010>
            7 1.100000 listen(3<socket:[80]>, 5) = 0 <0.000010>
            """;
    private static final String ACCEPTS =
            "7 2.000000 accept4(3<socket:[80]>, NULL, NULL, 0) = 4<socket:[81]> <0.000010>\n";

    @Test
    void dataThatIsReusedAfterACloseMeansTheNewSocket() throws Exception {
        Trace trace =
                read(
                        LISTENS
                                + """
                                7 1.200000 epoll_create1(0) = 5<anon_inode:[eventpoll]> <0.000010>
                                """
                                + ACCEPTS
                                + """
                                7 2.100000 epoll_ctl(5<anon_inode:[eventpoll]>, EPOLL_CTL_ADD, 4<socket:[81]>, {events=EPOLLIN, data={u32=9, u64=9}}) = 0 <0.000010>
                                7 2.200000 close(4<socket:[81]>) = 0 <0.000010>
                                7 3.000000 accept4(3<socket:[80]>, NULL, NULL, 0) = 4<socket:[82]> <0.000010>
                                7 3.100000 epoll_ctl(5<anon_inode:[eventpoll]>, EPOLL_CTL_ADD, 4<socket:[82]>, {events=EPOLLIN, data={u32=9, u64=9}}) = 0 <0.000010>
                                7 3.200000 dup(5<anon_inode:[eventpoll]>) = 6<anon_inode:[eventpoll]> <0.000010>
                                7 3.300000 epoll_wait(6<anon_inode:[eventpoll]>, [{events=EPOLLIN, data={u32=9, u64=9}}], 8, -1) = 1 <0.100000>
                                """);
        Event wait = ends(trace, Op.EPOLL_WAIT).getFirst();
        assertThat(wait.readyCount()).isOne();
        assertThat(trace.connections().get(wait.readyConnection(0)).name()).isEqualTo("2");
    }

    @Test
    void asManySocketsAreOpenedAndBoundAsListen() throws Exception {
        Trace trace =
                read(
                        LISTENS
                                + """
                                7 1.200000 socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP) = 4<socket:[90]> <0.000010>
                                7 1.300000 bind(4<socket:[90]>, {sa_family=AF_INET6, sin6_port=htons(80), inet_pton(AF_INET6, "::1", &sin6_addr)}, 28) = 0 <0.000010>
                                7 1.400000 listen(4<socket:[90]>, 5) = 0 <0.000010>
                                7 1.500000 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 5<socket:[91]> <0.000010>
                                7 1.600000 connect(5<socket:[91]>, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.1")}, 16) = 0 <0.000010>
                                """);
        assertThat(ends(trace, Op.SOCKET)).hasSize(2);
        assertThat(ends(trace, Op.BIND)).hasSize(1);
        assertThat(ends(trace, Op.LISTEN)).hasSize(2);
    }

    @Test
    void aChildThatEndsBeforeItsParentKnowsItLeavesNothingOpen() throws Exception {
        Trace trace =
                read(
                        LISTENS
                                + ACCEPTS
                                + """
                                7 2.100000 clone(child_stack=NULL, flags=CLONE_CHILD_SETTID|SIGCHLD <unfinished ...>
                                8 2.200000 recvfrom(4<socket:[81]>, "Hi", 9, 0, NULL, NULL) = 2 <0.000010>
                                8 2.300000 +++ exited with 0 +++
                                7 2.400000 <... clone resumed>, child_tidptr=0x7f51) = 8 <0.300000>
                                7 2.500000 close(4<socket:[81]>) = 0 <0.000010>
                                """);
        assertThat(ends(trace, Op.RECV)).hasSize(1);
        assertThat(ends(trace, Op.CLOSE)).hasSize(1);
        assertThat(ends(trace, Op.CLOSE).getFirst().beginTime()).isEqualTo(1_500_000_000L);
    }

    @Test
    void aDescriptorThatIsHandedOnInAMessageStaysOpen() throws Exception {
        Trace trace =
                read(
                        LISTENS
                                + ACCEPTS
                                + """
                                7 2.100000 sendmsg(6<socket:[99]>, {msg_iovlen=1, msg_control=[{cmsg_len=20, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[4<socket:[81]>]}], msg_controllen=24, msg_flags=0}, 0) = 1 <0.000010>
                                7 2.200000 close(4<socket:[81]>) = 0 <0.000010>
                                8 2.300000 recvmsg(9<socket:[98]>, {msg_iovlen=1, msg_control=[{cmsg_len=20, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[5<socket:[81]>]}], msg_controllen=24, msg_flags=0}, 0) = 1 <0.000010>
                                8 2.400000 read(5<socket:[81]>, "Hi", 9) = 2 <0.000010>
                                8 2.500000 close(5<socket:[81]>) = 0 <0.000010>
                                """);
        assertThat(ends(trace, Op.READ)).hasSize(1);
        List<Event> closes = ends(trace, Op.CLOSE);
        assertThat(closes).hasSize(1);
        assertThat(closes.getFirst().beginTime()).isEqualTo(1_500_000_000L);
    }

    private static List<Event> ends(Trace trace, Op op) {
        List<Event> ends = new ArrayList<>();
        for (long number = trace.oldest(); number < trace.position(); number++) {
            Event event = trace.event();
            if (event.moveTo(number) && !event.isBegin() && event.op() == op) {
                ends.add(event);
            }
        }
        return ends;
    }

    private static Trace read(String log) throws Exception {
        byte[] bytes = log.getBytes(StandardCharsets.ISO_8859_1);
        return TracerLog.read(new ByteArrayInputStream(bytes), _ -> {}).trace();
    }
}
