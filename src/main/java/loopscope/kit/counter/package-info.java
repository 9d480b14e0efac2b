/**
 * Ways to count the messages of all clients in one variable; some lose, some wait, some never end.
 *
 * <pre>
 *   unprotected    read, pause, write: what another wrote meanwhile is lost
 *   lock           the same, one thread at a time: right, and everybody queues
 *   atomic         one step that nobody can come between
 *   list           append, and ask for the length
 *   single         read and write: right where there is one thread
 *
 *   watch-…        someone is to announce the hundredth message
 *   never-unlocked, opposite-locks    nobody moves again
 * </pre>
 *
 * <p>{@link loopscope.kit.counter.Counters} has them all. Each is made of recorded parts, and plugs
 * into any server by {@link loopscope.kit.Kit#countWith}.
 */
@NullMarked
package loopscope.kit.counter;

import org.jspecify.annotations.NullMarked;
