package loopscope.picture.surface;

/**
 * The purpose of a colour other than the clients', with its value in the light theme, the dark one,
 * and the one of high contrast.
 *
 * <p>Grounds come first; colours of what is written or drawn on them follow.
 */
public enum Tone {
    /** Behind the lanes, and inside labels and chips. */
    GROUND(0xFFFFFF, 0x14181D, 0x000000),
    /** Behind a lane, so that the eye can follow it where it has few marks. */
    LANE(0xFAFBFC, 0x181D23, 0x000000),
    /** Behind tables and tools. */
    PANEL(0xF6F7F9, 0x1C2128, 0x0A0A0A),
    /** Behind a stage's header and the ruler. */
    HEADER(0xEEF1F4, 0x232A33, 0x202020),
    /** Behind the sentence. */
    SENTENCE(0xFFF8E6, 0x2E2613, 0x000000),
    /** Behind what needs attention in a table, and a chip that warns. */
    NOTICE(0xFFF1D6, 0x3A2F14, 0x1F1700),
    /** Behind a chip that tells of a fault or danger. */
    ALARM(0xFDE8E6, 0x3A1D1B, 0x2A0000),
    /** Behind the badge of a blocking model, and of a thread. */
    BADGE_BLOCKING(0x57606A, 0x4F5965, 0xD0D0D0),
    /** Behind the badge of a multiplexed model. */
    BADGE_MULTIPLEXED(0x0969DA, 0x0B62C4, 0x7CC7FF),
    /** Behind the label of the selected instant. */
    CURSOR_LABEL(0x1B1F24, 0xE6E9ED, 0xFFFFFF),

    /** Words, and solid work of the server. */
    INK(0x1B1F24, 0xE6E9ED, 0xFFFFFF),
    /** Words that matter less. */
    DIM_INK(0x57616B, 0xA4AEB9, 0xE0E0E0),
    /** Lines between lanes, and ticks. */
    GRID(0xD5DAE0, 0x343C46, 0x8C8C8C),
    /** The frame round the sentence. */
    SENTENCE_EDGE(0xE69F00, 0xB37C00, 0xFFD54F),
    /** A wait for anyone, or for no one in particular. */
    ANYONE(0x8A939D, 0x8A939D, 0xBDBDBD),
    /** "Longest wait …", a reset, an error. */
    WAITS(0xB3261E, 0xFF8A80, 0xFF9B93),
    /** "Nobody waits". */
    NOBODY_WAITS(0x166B2E, 0x5FD07F, 0x7BEF9B),
    /** Words on a notice. */
    NOTICE_INK(0x7A4B00, 0xF2C14E, 0xFFD54F),
    /** Words on a badge. */
    BADGE_INK(0xFFFFFF, 0xFFFFFF, 0x000000),
    /** Words on the label of the selected instant. */
    CURSOR_INK(0xFFFFFF, 0x14181D, 0x000000),
    /** Keywords of a source. */
    CODE_KEYWORD(0x7A3FBF, 0xC9A5FF, 0xD7BAFF),
    /** Strings and numbers of a source. */
    CODE_LITERAL(0x0A5B8C, 0x8CCBF2, 0x9ADBFF),
    /** Annotations of a source. */
    CODE_ANNOTATION(0x8A4B00, 0xE8B36B, 0xFFC97A);

    private final int light;
    private final int dark;
    private final int contrast;

    Tone(int light, int dark, int contrast) {
        this.light = Colour.rgb(light);
        this.dark = Colour.rgb(dark);
        this.contrast = Colour.rgb(contrast);
    }

    int light() {
        return light;
    }

    int dark() {
        return dark;
    }

    int contrast() {
        return contrast;
    }
}
