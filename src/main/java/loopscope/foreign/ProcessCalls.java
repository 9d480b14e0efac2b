package loopscope.foreign;

import loopscope.foreign.tracer.CallText;
import loopscope.foreign.tracer.Outcome;
import loopscope.foreign.tracer.TracedText;
import loopscope.foreign.tracer.TracerEvent;
import loopscope.trace.Op;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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

    /** Threads that are inside a call that makes another, with what they gave it. */
    private final Map<TracedThread, CallText> cloning = new HashMap<>();

    /** Children that called before their parent's call has returned, and the parent. */
    private final Map<Integer, TracedThread> early = new HashMap<>();

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
     * The thread of a number. One whose parent's call has not told of it yet is the child of the
     * only thread that is inside such a call; where there are several, it is taken for a process
     * without sockets until then.
     */
    TracedThread thread(int system) {
        TracedThread known = threads.get(system);
        if (known == null) {
            known = cloning.size() == 1 ? child(system) : alone(system);
            threads.put(system, known);
            first = first == 0 ? system : first;
        }
        return known;
    }

    private static TracedThread alone(int system) {
        return new TracedThread(system, new DescriptorTable(), true);
    }

    private TracedThread child(int system) {
        Map.Entry<TracedThread, CallText> call = cloning.entrySet().iterator().next();
        early.put(system, call.getKey());
        return new TracedThread(
                system, inherited(call.getKey(), call.getValue()), isProcess(call.getValue()));
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
        thread.descriptors().closeEpoll(number);
        if (thread.descriptors().has(number)) {
            close(thread, number, event);
        }
    }

    /** The connection ends with its last descriptor, in whichever process that is. */
    private void close(TracedThread thread, int number, TracerEvent.Left event) {
        String name = thread.descriptors().close(number);
        ForeignSocket socket = sockets.find(name);
        if (socket == null || !socket.closed()) {
            return;
        }
        socket.watchers().forEach(set -> set.forget(name));
        thread.early().removeIf(done -> done.socket().equals(name));
        if (socket.connection() != 0) {
            lanes.whole(thread, Op.CLOSE, socket.connection(), event, 0, 0);
        }
        sockets.forget(name);
    }

    void duplicated(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        int old = TracedText.descriptor(arguments.at(0));
        int number = (int) event.outcome().value();
        if (!event.outcome().succeeded() || number == old) {
            return;
        }
        thread.descriptors().closeEpoll(number);
        if (thread.descriptors().has(number)) {
            close(thread, number, event);
        }
        again(thread, arguments.at(0), number, arguments.at(2).contains("O_CLOEXEC"));
    }

    /** Another number stands for what one stands for. */
    private void again(TracedThread thread, String old, int number, boolean closedOnExec) {
        thread.descriptors().duplicateEpoll(TracedText.descriptor(old), number);
        String name = TracedText.socket(old);
        if (!name.isEmpty()) {
            sockets.get(name).opened();
            thread.descriptors().put(number, name, closedOnExec);
        }
    }

    void controlled(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        if (!event.outcome().succeeded()) {
            return;
        }
        String command = arguments.at(1);
        if (command.startsWith("F_DUPFD")) {
            int number = (int) event.outcome().value();
            again(thread, arguments.at(0), number, command.endsWith("CLOEXEC"));
            return;
        }
        String name = TracedText.socket(arguments.at(0));
        if (name.isEmpty()) {
            return;
        }
        int number = TracedText.descriptor(arguments.at(0));
        DescriptorTable table = thread.descriptors();
        switch (command) {
            case "F_SETFL" -> sockets.get(name).nonBlocking(arguments.at(2).contains("O_NONBLOCK"));
            case "FIONBIO" -> sockets.get(name).nonBlocking(!arguments.at(2).equals("[0]"));
            case "F_SETFD" -> table.closeOnExec(number, arguments.at(2).contains("FD_CLOEXEC"));
            case "FIOCLEX" -> table.closeOnExec(number, true);
            case "FIONCLEX" -> table.closeOnExec(number, false);
            default -> {}
        }
    }

    /** Descriptors have gone out in a message: they stay open until another process has them. */
    void sent(TracerEvent.Left event, CallText arguments) {
        if (event.outcome().succeeded()) {
            passed(arguments).values().forEach(name -> sockets.get(name).sent());
        }
    }

    /** Descriptors have come in a message, under numbers of this process. */
    void received(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        if (!event.outcome().succeeded()) {
            return;
        }
        boolean closedOnExec = arguments.text().contains("MSG_CMSG_CLOEXEC");
        passed(arguments)
                .forEach(
                        (number, name) -> {
                            sockets.get(name).received();
                            thread.descriptors().put(number, name, closedOnExec);
                        });
    }

    /** The sockets in a message, by the numbers that they have in the process that prints it. */
    private static Map<Integer, String> passed(CallText arguments) {
        int at = arguments.text().indexOf("SCM_RIGHTS");
        return at < 0 ? Map.of() : TracedText.sockets(arguments.text().substring(at));
    }

    /** A thread is about to make another one, or a process. */
    void clones(TracedThread thread, CallText arguments) {
        cloning.put(thread, arguments);
    }

    /** The child may have called before its parent's call has returned, and may have ended. */
    void cloned(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        cloning.remove(thread);
        int child = (int) event.outcome().value();
        if (!event.outcome().succeeded() || child <= 0 || early.remove(child) == thread) {
            return;
        }
        TracedThread known = threads.get(child);
        DescriptorTable table = inherited(thread, arguments);
        if (known == null) {
            threads.put(child, new TracedThread(child, table, isProcess(arguments)));
        } else {
            known.becomes(table, isProcess(arguments));
        }
    }

    private DescriptorTable inherited(TracedThread parent, CallText arguments) {
        DescriptorTable table = parent.descriptors();
        if (arguments.text().contains("CLONE_FILES")) {
            table.share();
            return table;
        }
        return table.copy(name -> sockets.get(name).opened());
    }

    private static boolean isProcess(CallText arguments) {
        return !arguments.text().contains("CLONE_THREAD");
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
        cloning.remove(thread);
        lanes.exit(thread, event.time());
        threads.remove(thread.system());
        if (thread.system() == first) {
            ending = event.how();
        }
    }
}
