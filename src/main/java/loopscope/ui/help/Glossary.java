package loopscope.ui.help;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The technical terms on the screen, each with its meaning. */
public enum Glossary {
    ACCEPT_QUEUE(
            "accept queue",
            "The queue of connections that the kernel has made and the server has not accepted yet."
                    + " Their clients are connected and don't know that they wait."),
    BACKLOG(
            "backlog",
            "The limit of the accept queue: how many clients the kernel lets wait there, as the"
                    + " server asked for in listen."),
    ACCEPT(
            "accept",
            "The call by which a server takes the next connection out of the accept queue. It"
                    + " waits while that is empty."),
    FD(
            "fd",
            "File descriptor: the number by which a process knows an open socket. The kernel gives"
                    + " the lowest that is free, so numbers come back."),
    BLOCKING(
            "blocking",
            "A blocking call returns when it is done, however long that takes: its thread can do"
                    + " nothing else meanwhile."),
    NON_BLOCKING(
            "non-blocking",
            "A non-blocking call never waits: where it would have to, it returns at once and says"
                    + " that it would block."),
    MULTIPLEXED(
            "multiplexed",
            "One thread waits for many sockets at once, and then serves those that are ready."),
    READINESS(
            "readiness",
            "A socket is ready when a call on it would not wait: there is something to read, or"
                    + " room to write."),
    INTEREST_SET(
            "interest set", "The sockets that the server asks about, and what each is asked for."),
    READY_SET(
            "ready set",
            "Those of the sockets asked about that are ready, as the readiness call has answered."),
    LEVEL_TRIGGERED(
            "level-triggered",
            "A socket is reported by every readiness call for as long as it is ready."),
    EDGE_TRIGGERED(
            "edge-triggered",
            "A socket is reported once, when it becomes ready: the server then has to read until"
                    + " it would block, or it misses the rest."),
    UNREAD(
            "unread",
            "Bytes that have arrived and lie in the kernel's receive buffer: the server has not"
                    + " read them yet."),
    QUEUED(
            "queued",
            "Bytes of an answer that the server keeps itself, because the kernel would take no"
                    + " more."),
    UNSENT(
            "unsent",
            "Bytes of an answer that the kernel has taken, and that have not reached the other"
                    + " side yet."),
    EMPTY_READ(
            "empty read",
            "A read of 0 bytes: the other side will say no more. It is how a server learns that a"
                    + " client has left."),
    FIN(
            "FIN",
            "What a side sends that will say no more: on a half-close, on a close, and also when its"
                    + " program was killed, as the kernel closes what that had open."),
    RST(
            "RST",
            "What a side sends that takes the connection for gone: on a reset, when it closes with"
                    + " bytes unread, and for all that reaches it after it closed."),
    TLS(
            "TLS",
            "Transport Layer Security: both sides agree on keys in a handshake, and then send"
                    + " records, of which only the other side can read the text."),
    HALF_CLOSE("half-close", "One side has said its last byte, and still listens."),
    RESET(
            "reset",
            "A connection torn down at once: what was under way is lost, and the next call on it"
                    + " fails.");

    private final String term;
    private final String sentence;
    private final Pattern pattern;

    Glossary(String term, String sentence) {
        this.term = term;
        this.sentence = sentence;
        // Whole terms only: not "blocking" in "non-blocking", nor "accept" in "accept queue".
        String whole = "(?<![\\w-])" + term + "(?![\\w-]| queue)";
        pattern = Pattern.compile(whole, Pattern.CASE_INSENSITIVE);
    }

    /** The term, as it is written within a sentence. */
    String term() {
        return term;
    }

    /** What it means. */
    String sentence() {
        return sentence;
    }

    /** The terms that a text uses. */
    static List<Glossary> in(String text) {
        return Arrays.stream(values()).filter(word -> word.pattern.matcher(text).find()).toList();
    }

    /** The meanings of the terms that a text uses, a paragraph each; empty where it uses none. */
    static String explain(String text) {
        return in(text).stream()
                .map(word -> capitalised(word.term) + ": " + word.sentence)
                .collect(Collectors.joining("\n\n"));
    }

    /** Gives a control a tooltip that explains the terms of a text. */
    public static void explain(Control control, String text) {
        String words = explain(text);
        Tooltip known = control.getTooltip();
        if (words.equals(known == null ? "" : known.getText())) {
            return;
        }
        control.setAccessibleHelp(words);
        if (words.isEmpty()) {
            control.setTooltip(null);
        } else {
            Tooltip tooltip = new Tooltip(words);
            control.setTooltip(tooltip);
        }
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
