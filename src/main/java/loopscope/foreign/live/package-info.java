/**
 * Servers that no one here wrote, while they run: the tracer is started with them, and what it
 * prints is read as it comes.
 *
 * <pre>
 *   program ─▸ strace ─▸ FIFO ─▸ reader ─▸ trace
 * </pre>
 *
 * <p>Linux only. Nothing is started but what the user has named, with the user's rights.
 */
@NullMarked
package loopscope.foreign.live;

import org.jspecify.annotations.NullMarked;
