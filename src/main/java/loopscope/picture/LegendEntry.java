package loopscope.picture;

/**
 * The entries of a legend; each picture's legend has only those of its marks. Where there is no
 * room for all, the last are left out.
 */
enum LegendEntry {
    WAITS_FOR_ANYONE("grey hatch of a thread: waits for anyone"),
    WAITS_FOR_SERVER("grey hatch of a client: waits for the server"),
    WAITS_FOR_ONE("coloured hatch: waits for that client"),
    WAITS_WHILE_HELD("barrier stripes: waits because the server is held"),
    HELD("held before its next call, as the user chose"),
    SAYS("sends / reads the answer; its pin marks when"),
    LOST("both read the same value: one message is not counted"),
    COUNTER("reads / writes the shared counter"),
    QUEUED("height: bytes queued in the server"),
    PARTIAL("a send the kernel took only part of"),
    FOR_WRITING("watched for writing"),
    KERNEL_UNSENT("grey bar above: send buffer, sampled"),
    KERNEL_UNREAD("grey bar below: receive buffer or accept queue, sampled"),
    REPLYING("reply sent, not read yet"),
    RESET("reset (RST)"),
    HALF_CLOSED("half-closed (FIN)"),
    ENDED("ended its input (FIN)"),
    CLOSED("left (FIN)"),
    TIME_OVER("the call’s time was over: nobody was ready"),
    ASLEEP("asleep on purpose"),
    MERGED("many calls in a row, counted: zoom in"),
    WORK("calls"),
    OWN_STEP("outlined: a step of the server’s own, no system call"),
    BETWEEN("at work between calls"),
    SERVED("connecting, being served"),
    LINE("connected"),
    BOUND("dotted: it may have been so much earlier"),
    SAME_INSTANT("shaded: at the same instant");

    private final String words;

    LegendEntry(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
