/**
 * The command line: the same engine without a window, for authors, graders and scripts.
 *
 * <p>{@link loopscope.cli.Cli} is the command tree, with its errors and exit codes. A command that
 * takes more than one file has a room of its own; what they share is in {@code files} and {@code
 * base}.
 *
 * <pre>
 *   ./app serve select --port 8080        exit code 0: done
 *   ./app play one-at-a-time -o a.svg                2: wrong usage, the right one is shown
 *   ./app lessons                                    3: the machine said no
 * </pre>
 *
 * <p>Results go to standard output, everything else to standard error, each error as one sentence.
 */
@NullMarked
package loopscope.cli;

import org.jspecify.annotations.NullMarked;
