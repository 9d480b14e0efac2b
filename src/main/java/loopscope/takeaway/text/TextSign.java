package loopscope.takeaway.text;

/** The characters of a timeline in text; its legend has only those that it uses. */
enum TextSign {
    WAIT('/', "a thread waits in a call"),
    WORK('#', "at work, however briefly"),
    HELD('H', "held by the pace"),
    ASLEEP('z', "asleep on purpose"),
    CONNECTING('?', "connecting"),
    IN_ACCEPT_QUEUE(':', "in the accept queue"),
    HANDED_OVER('.', "waits for a worker"),
    UNREAD('/', "a client waits, bytes unread"),
    IDLE('-', "connected"),
    SERVED('=', "being served"),
    QUEUED('%', "reply queued in the server"),
    REPLYING('~', "reply on its way"),
    SAYS('>', "sends"),
    HEARS('<', "gets back"),
    SEVERAL('*', "both, or several messages"),
    LEFT('|', "left (FIN)"),
    HALF_CLOSED(')', "half-closed (FIN)"),
    RESET('X', "reset (RST)"),
    UNCONNECTED('!', "could not connect"),
    INSTANT('^', "the instant of the sentence");

    private final char character;
    private final String words;

    TextSign(char character, String words) {
        this.character = character;
        this.words = words;
    }

    char character() {
        return character;
    }

    String words() {
        return words;
    }
}
