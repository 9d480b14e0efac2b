/**
 * The command line: the same engine without a window, for authors, graders and scripts.
 *
 * <p>Three parts. {@link loopscope.cli.Cli} is the command tree, its errors and exit codes; {@code
 * ServeSession} runs one server in the terminal and prints its calls; {@code LessonRun} plays a
 * lesson and saves its pictures.
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
