package loopscope.cli.base;

/** The exit codes of the commands. */
public final class ExitCode {
    /** The command did what it was asked for. */
    public static final int DONE = 0;

    /** Something that a lesson expects was not observed. */
    public static final int CHECK_FAILED = 1;

    /** The arguments were wrong; the right usage was shown. */
    public static final int WRONG_USAGE = 2;

    /** The machine said no: a port in use, no permission, no disk, or a fault of this program. */
    public static final int REFUSED = 3;

    private ExitCode() {}
}
