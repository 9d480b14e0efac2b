package loopscope.lab;

/**
 * What a program of others has to get by with while it serves.
 *
 * @param descriptors how many it may have; 0 for as many as usual
 * @param acceptError the name of the error by which the first accepts of each of its threads fail,
 *     such as {@code EMFILE}; empty for none
 */
public record Hardship(int descriptors, String acceptError) {
    /** None: it has what programs usually have. */
    public static final Hardship NONE = new Hardship(0, "");

    /** It may have so many descriptors. */
    public static Hardship ofDescriptors(int most) {
        return new Hardship(most, "");
    }

    /** Its first accepts fail by this error; it takes the call tracer. */
    public static Hardship ofAccepts(String error) {
        return new Hardship(0, error);
    }

    /** Whether its first accepts fail. */
    public boolean failsAccepts() {
        return !acceptError.isEmpty();
    }
}
