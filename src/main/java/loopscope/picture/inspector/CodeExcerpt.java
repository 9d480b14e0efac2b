package loopscope.picture.inspector;

import java.util.List;
import java.util.Map;

/**
 * The source that a server's thread is in.
 *
 * @param file the name of the file; empty where none is known
 * @param says what the thread does there, in words
 * @param line the line that the thread is at, from 1; 0 where it is not known
 * @param lines the whole file
 * @param others how many other threads are at a line, from 1
 */
public record CodeExcerpt(
        String file,
        String says,
        int line,
        List<List<JavaTokens.Token>> lines,
        Map<Integer, Integer> others) {
    public CodeExcerpt {
        lines = List.copyOf(lines);
        others = Map.copyOf(others);
    }

    /** The file and its line, in words; empty where none is known. */
    String place() {
        return line == 0 ? file : file + ", line " + line;
    }
}
