package loopscope.measure;

import java.io.IOException;

/** Something that can be measured on this machine. */
public interface Measurement {
    /** Its name on the command line. */
    String name();

    /** What it measures, in a sentence. */
    String what();

    /**
     * Measures; blocks for up to some minutes. Ends all that it has started.
     *
     * @param effort how long and how often
     * @throws IOException if the machine refuses what it needs, such as connections
     * @throws InterruptedException if the caller's thread was interrupted meanwhile
     */
    Report measure(Effort effort) throws IOException, InterruptedException;
}
