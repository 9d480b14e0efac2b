package loopscope.cli;

/** What a command's end tells the shell; 1 is kept for a check that failed. */
final class ExitCode {
    /** It did what it was asked for. */
    static final int DONE = 0;

    /** It was asked for something that does not exist; the right usage was shown. */
    static final int WRONG_USAGE = 2;

    /** The machine said no: a port in use, no permission, no disk, or a fault of this program. */
    static final int REFUSED = 3;

    private ExitCode() {}
}
