package loopscope.cli;

/** The exit codes of the commands. */
final class ExitCode {
    /** The command did what it was asked for. */
    static final int DONE = 0;

    /** Something that a lesson expects was not observed. */
    static final int CHECK_FAILED = 1;

    /** The arguments were wrong; the right usage was shown. */
    static final int WRONG_USAGE = 2;

    /** The machine said no: a port in use, no permission, no disk, or a fault of this program. */
    static final int REFUSED = 3;

    private ExitCode() {}
}
