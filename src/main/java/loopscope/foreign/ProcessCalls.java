package loopscope.foreign;

import loopscope.foreign.tracer.CallText;
import loopscope.foreign.tracer.Outcome;
import loopscope.foreign.tracer.TracedText;
import loopscope.foreign.tracer.TracerEvent;
import loopscope.trace.Op;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls by which processes, threads and descriptors come and go: who shares which sockets.
 * Confined to one thread, apart from what any may ask.
 */
final class ProcessCalls {
    private final Sockets sockets;
    private final LaneWriter lanes;

    /** Those that have not ended; other threads may ask for their numbers. */
    private final Map<Integer, TracedThread> threads = new ConcurrentHashMap<>();

    private String program = "";
    private int first;
    private String ending = "";

    ProcessCalls(Sockets sockets, LaneWriter lanes) {
        this.sockets = sockets;
        this.lanes = lanes;
    }

    /** The command that was seen to be started first; empty where none was. */
    String program() {
        return program;
    }

    /**
     * The thread of a number. One whose parent's call has not told of it yet is taken for a process
     * without sockets until then.
     */
    TracedThread thread(int system) {
        TracedThread known = threads.get(system);
        if (known == null) {
            known = new TracedThread(system, new DescriptorTable(), true);
            threads.put(system, known);
            first = first == 0 ? system : first;
        }
        return known;
    }

    /** The threads that have not ended. */
    Collection<TracedThread> living() {
        return threads.values();
    }

    /** Their numbers. Any thread may ask. */
    Set<Integer> livingNumbers() {
        return Set.copyOf(threads.keySet());
    }

    /** The number of the first process; 0 until it is seen. */
    int first() {
        return first;
    }

    /** How the first process has ended; empty while it runs. */
    String ending() {
        return ending;
    }

    /**
     * A process that ran before it was watched.
     *
     * @param numbers those of its threads
     */
    void adopt(List<Integer> numbers, List<OpenDescriptor> open) {
        DescriptorTable table = new DescriptorTable();
        List<OpenDescriptor> opened = open.stream().filter(OpenDescriptor::isSocket).toList();
        for (OpenDescriptor one : opened) {
            sockets.adopt(one.target(), one.nonBlocking());
            table.put(one.number(), one.target(), one.closedOnExec());
        }
        opened.forEach(one -> sockets.adoptClient(one.target()));
        for (OpenDescriptor one : open) {
            one.watched()
                    .forEach(
                            (number, data) ->
                                    table.nameOf(number)
                                            .ifPresent(
                                                    name ->
                                                            table.epoll(one.number())
                                                                    .watch(name, data)));
        }
        for (int i = 0; i < numbers.size(); i++) {
            if (i > 0) {
                table.share();
            }
            threads.put(numbers.get(i), new TracedThread(numbers.get(i), table, i == 0));
        }
        first = numbers.isEmpty() ? 0 : numbers.getFirst();
    }

    void closed(TracedThread thread, TracerEvent.Left event, int number) {
        if (!event.outcome().succeeded()) {
            return;
        }
        thread.early().removeIf(done -> done.isEpoll(number));
        if (thread.descriptors().has(number)) {
            close(thread, number, event);
        }
    }

    /** The connection ends with its last descriptor, in whichever process that is. */
    private void close(TracedThread thread, int number, TracerEvent.Left event) {
        ForeignSocket socket = sockets.find(thread.descriptors().close(number));
        if (socket != null && socket.closed() && socket.connection() != 0) {
            lanes.whole(thread, Op.CLOSE, socket.connection(), event, 0, 0);
            sockets.forget(socket);
        }
    }

    void duplicated(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        Outcome outcome = event.outcome();
        if (!outcome.succeeded()) {
            return;
        }
        int number = (int) outcome.value();
        if (thread.descriptors().has(number)) {
            if (number == TracedText.descriptor(arguments.at(0))) {
                return;
            }
            close(thread, number, event);
        }
        String name = TracedText.socket(arguments.at(0));
        if (!name.isEmpty()) {
            sockets.get(name).opened();
            thread.descriptors().put(number, name, arguments.at(2).contains("O_CLOEXEC"));
        }
    }

    void controlled(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        String name = TracedText.socket(arguments.at(0));
        if (name.isEmpty() || !event.outcome().succeeded()) {
            return;
        }
        int number = TracedText.descriptor(arguments.at(0));
        switch (arguments.at(1)) {
            case "F_SETFL" -> sockets.get(name).nonBlocking(arguments.at(2).contains("O_NONBLOCK"));
            case "FIONBIO" -> sockets.get(name).nonBlocking(!arguments.at(2).equals("[0]"));
            case "F_SETFD" ->
                    thread.descriptors()
                            .closeOnExec(number, arguments.at(2).contains("FD_CLOEXEC"));
            case "FIOCLEX" -> thread.descriptors().closeOnExec(number, true);
            case "F_DUPFD", "F_DUPFD_CLOEXEC" -> {
                sockets.get(name).opened();
                thread.descriptors()
                        .put(
                                (int) event.outcome().value(),
                                name,
                                arguments.at(1).endsWith("CLOEXEC"));
            }
            default -> {}
        }
    }

    /** The child may have called before its parent's call has returned. */
    void cloned(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        int child = (int) event.outcome().value();
        if (!event.outcome().succeeded() || child <= 0) {
            return;
        }
        boolean shares = arguments.text().contains("CLONE_FILES");
        boolean process = !arguments.text().contains("CLONE_THREAD");
        DescriptorTable table = thread.descriptors();
        if (shares) {
            table.share();
        } else {
            table = table.copy(name -> sockets.get(name).opened());
        }
        TracedThread known = threads.get(child);
        if (known == null) {
            threads.put(child, new TracedThread(child, table, process));
        } else {
            known.becomes(table, process);
        }
    }

    void executed(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        if (!event.outcome().succeeded()) {
            return;
        }
        if (program.isEmpty()) {
            program = String.join(" ", words(arguments.at(1)));
        }
        for (int number : thread.descriptors().closedOnExec()) {
            close(thread, number, event);
        }
    }

    private static List<String> words(String list) {
        List<String> words = new ArrayList<>();
        for (String word :
                new CallText(list.startsWith("[") ? list.substring(1, list.length() - 1) : list)
                        .all()) {
            words.add(new String(TracedText.bytes(word), StandardCharsets.UTF_8));
        }
        return words;
    }

    /** What its process had open is closed by the kernel, once its last thread has ended. */
    void ended(TracedThread thread, TracerEvent.Ended event) {
        TracerEvent.Left exit =
                new TracerEvent.Left(
                        event.thread(),
                        event.time(),
                        event.time(),
                        "exit",
                        new CallText(""),
                        new Outcome(true, 0, "", "", ""));
        lanes.interrupt(thread, event.time());
        if (thread.descriptors().leave()) {
            for (int number : thread.descriptors().numbers()) {
                close(thread, number, exit);
            }
        }
        lanes.exit(thread, event.time());
        threads.remove(thread.system());
        if (thread.system() == first) {
            ending = event.how();
        }
    }
}
