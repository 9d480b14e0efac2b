package loopscope.foreign.seeds;

import java.util.List;

/**
 * A server of the field, as the page of the seeds has it.
 *
 * @param name its name in a sentence
 * @param compiled the compiler's words, without the output's; empty where there is nothing to
 *     compile
 * @param started the command's words, with placeholders
 * @param port where it listens, whatever it is told; 0 where it listens where it is told
 * @param asked what its clients ask
 * @param model what it is to look like
 */
record Seed(
        String name,
        List<String> compiled,
        List<String> started,
        int port,
        Asked asked,
        String model) {
    @Override
    public String toString() {
        return name;
    }
}
