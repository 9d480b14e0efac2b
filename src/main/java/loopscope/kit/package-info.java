/**
 * The parts that servers are made of: sockets, interest sets, queues, locks. Each records its
 * calls.
 *
 * <pre>
 *   server's file     listener.accept()    inputs.add(client)    queue.put(message)
 *        │                   │                    │                     │
 *   kit              the Gate, then one call, whose begin and end go to the trace
 *        │
 *   kit.sys          the system call itself, unrecorded          java.nio channels
 * </pre>
 *
 * <p>A {@link loopscope.kit.Kit} belongs to one stage. Its parts pass the {@link
 * loopscope.kit.Gate} before each call of a server's thread, and record the call. The kit knows
 * what is open, so that a stage leaves nothing behind. Nothing of any I/O model is in here.
 */
@NullMarked
package loopscope.kit;

import org.jspecify.annotations.NullMarked;
