/**
 * Ways to count the messages of all clients in one variable. Some lose updates, some make threads
 * wait, some deadlock.
 *
 * <pre>
 *   unprotected    read, pause, write: loses what another thread wrote meanwhile
 *   lock           the same under a lock: right, and threads queue for it
 *   atomic         one atomic step
 *   list           append, and ask for the length
 *   single         read and write: right with one thread
 *   watch-…        a watcher announces the hundredth message
 *   never-unlocked, opposite-locks    threads wait for ever
 * </pre>
 *
 * <p>{@link loopscope.kit.counter.Counters} lists them all. Each is made of recorded parts; {@link
 * loopscope.kit.Kit#countWith} gives one to a server of any model.
 */
@NullMarked
package loopscope.kit.counter;

import org.jspecify.annotations.NullMarked;
