package loopscope.probe;

import java.nio.charset.StandardCharsets;

/** What a server promises its clients: what a polite one says, and what it takes for an answer. */
public enum Promise {
    /** The bytes come back. */
    ECHO("an echo server", "Hello, world\n") {
        @Override
        boolean isKept(String heard) {
            return heard.contains(question());
        }
    },

    /** A request for a page is answered. */
    HTTP("an HTTP server", "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n") {
        @Override
        boolean isKept(String heard) {
            return heard.startsWith("HTTP/");
        }
    },

    /** For a line comes some line. */
    LINE("a server that answers lines", "PING\r\n") {
        @Override
        boolean isKept(String heard) {
            return heard.indexOf('\n') >= 0;
        }
    };

    private final String server;
    private final String question;

    Promise(String server, String question) {
        this.server = server;
        this.question = question;
    }

    /** Whether what a client has heard so far is a whole answer. */
    abstract boolean isKept(String heard);

    /** What keeps it, such as {@code an echo server}. */
    public String server() {
        return server;
    }

    /** What a polite client says; ASCII. */
    String question() {
        return question;
    }

    /** Questions, one after the other, of so many bytes or a few more. */
    byte[] questions(int bytes) {
        return question.repeat(Math.ceilDiv(bytes, question.length()))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
