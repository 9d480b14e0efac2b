package loopscope.foreign;

import loopscope.foreign.tracer.CallText;
import loopscope.foreign.tracer.Outcome;
import loopscope.foreign.tracer.TracedText;
import loopscope.foreign.tracer.TracerEvent;
import loopscope.trace.Interest;
import loopscope.trace.Op;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls that ask which sockets are ready: select, poll, and epoll. Confined to one thread. */
final class ReadinessCalls {
    private static final int[] NONE = {};

    private final Sockets sockets;
    private final LaneWriter lanes;

    ReadinessCalls(Sockets sockets, LaneWriter lanes) {
        this.sockets = sockets;
        this.lanes = lanes;
    }

    void beginReadiness(TracedThread thread, ForeignCall call, TracerEvent.Entered event) {
        Map<String, Integer> watches = watches(thread, call, event.arguments());
        if (call == ForeignCall.EPOLL_WAIT
                ? !watchesServer(thread, event.arguments())
                : watches.isEmpty()) {
            return;
        }
        int[] changes = changes(thread.watched(), watches);
        thread.watched(watches);
        thread.asked();
        // A live tracer prints that of epoll_wait at its end: it is left out of any begin.
        int limit = call == ForeignCall.EPOLL_WAIT ? 0 : limit(call, event.arguments());
        lanes.begin(thread, call.op(), 0, event.time(), limit, changes);
    }

    private boolean watchesServer(TracedThread thread, CallText arguments) {
        int epoll = TracedText.descriptor(arguments.at(0));
        return thread.descriptors().epoll(epoll).sockets().stream()
                .anyMatch(name -> sockets.connection(name) != 0);
    }

    /** What the call watches of the server's sockets; of epoll nothing, as the kernel keeps it. */
    private Map<String, Integer> watches(
            TracedThread thread, ForeignCall call, CallText arguments) {
        return call == ForeignCall.EPOLL_WAIT
                ? Map.of()
                : GivenSets.of(thread, call, arguments, sockets).watches();
    }

    private int[] changes(Map<String, Integer> before, Map<String, Integer> now) {
        if (now.equals(before)) {
            return NONE;
        }
        List<Integer> words = new ArrayList<>();
        now.forEach(
                (name, flags) -> {
                    if (!flags.equals(before.get(name))) {
                        words.add(Interest.entry(sockets.connection(name), flags));
                    }
                });
        before.forEach(
                (name, _) -> {
                    if (!now.containsKey(name) && sockets.connection(name) != 0) {
                        words.add(Interest.entry(sockets.connection(name), 0));
                    }
                });
        return words.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int limit(ForeignCall call, CallText arguments) {
        return switch (call) {
            case SELECT -> TracedText.millis(arguments.at(4));
            case POLL, EPOLL_WAIT -> {
                String text = arguments.at(call == ForeignCall.POLL ? 2 : 3);
                yield text.startsWith("{")
                        ? TracedText.millis(text)
                        : text.equals("NULL") ? -1 : (int) TracedText.number(text);
            }
            default -> 0;
        };
    }

    void ready(TracedThread thread, ForeignCall call, TracerEvent.Left event, CallText arguments) {
        if (thread.inside() == null) {
            return;
        }
        Map<Integer, Integer> found = new LinkedHashMap<>();
        if (event.outcome().succeeded()) {
            switch (call) {
                case SELECT ->
                        selected(
                                event.outcome(),
                                GivenSets.of(thread, call, arguments, sockets),
                                found);
                case POLL ->
                        polled(
                                event.outcome(),
                                GivenSets.of(thread, call, arguments, sockets),
                                found);
                default -> epolled(thread, arguments, found);
            }
        }
        int[] list = new int[found.size()];
        int at = 0;
        for (Map.Entry<Integer, Integer> entry : found.entrySet()) {
            list[at] = Interest.entry(entry.getKey(), entry.getValue());
            at++;
        }
        lanes.endReady(thread, call.op(), event, limit(call, arguments), list);
    }

    private void selected(Outcome outcome, GivenSets given, Map<Integer, Integer> found) {
        String[] names = {"in", "out", "except"};
        int[] flags = {Interest.IN, Interest.OUT, Interest.EXCEPTIONAL};
        for (int i = 0; i < names.length; i++) {
            Map<Integer, String> watched = given.numbers().get(i);
            for (int number : TracedText.among(outcome.detail(), names[i])) {
                add(found, watched.getOrDefault(number, ""), flags[i]);
            }
        }
    }

    private void polled(Outcome outcome, GivenSets given, Map<Integer, Integer> found) {
        Map<Integer, String> watched = given.numbers().getFirst();
        TracedText.answered(outcome.detail())
                .forEach((number, flags) -> add(found, watched.getOrDefault(number, ""), flags));
    }

    /** An event whose data stands for several sockets is taken for none of them. */
    private void epolled(TracedThread thread, CallText arguments, Map<Integer, Integer> found) {
        EpollSet set = thread.descriptors().epoll(TracedText.descriptor(arguments.at(0)));
        TracedText.epollEvents(arguments.at(1))
                .forEach(
                        (data, flags) -> {
                            List<String> meant = set.socketsOf(data);
                            if (meant.size() == 1) {
                                add(found, meant.getFirst(), flags);
                            }
                        });
    }

    private void add(Map<Integer, Integer> found, String socket, int flags) {
        int connection = sockets.connection(socket);
        if (connection != 0) {
            found.merge(connection, flags, (a, b) -> a | b);
        }
    }

    void created(TracedThread thread, TracerEvent.Left event) {
        if (!event.outcome().succeeded()) {
            return;
        }
        thread.descriptors().putEpoll((int) event.outcome().value(), new EpollSet());
        if (thread.lane() == 0) {
            SocketCalls.early(thread, Op.EPOLL_CREATE, event, "", 0);
        } else {
            lanes.whole(thread, Op.EPOLL_CREATE, 0, event, 0, event.outcome().value());
        }
    }

    void watched(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        String name = TracedText.socket(arguments.at(2));
        if (name.isEmpty() || !event.outcome().succeeded()) {
            return;
        }
        EpollSet set = thread.descriptors().epoll(TracedText.descriptor(arguments.at(0)));
        boolean removes = arguments.at(1).equals("EPOLL_CTL_DEL");
        int interest = 0;
        if (removes) {
            set.forget(name);
        } else {
            for (Map.Entry<String, Integer> given :
                    TracedText.epollEvents(arguments.at(3)).entrySet()) {
                set.watch(name, given.getKey());
                sockets.get(name).watchedBy(set);
                interest = given.getValue();
            }
        }
        if (sockets.connection(name) != 0) {
            lanes.whole(thread, Op.EPOLL_CTL, sockets.connection(name), event, interest, 0);
        }
    }
}
