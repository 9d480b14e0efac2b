/**
 * What servers are made of: sockets, the sets they are watched with, queues, each recorded once.
 *
 * <pre>
 *   server's file     listener.accept()    inputs.add(client)    queue.put(message)
 *        │                   │                    │                     │
 *   kit              pace (Gate), then one call, told to the trace when it begins and ends
 *        │
 *   kit.sys          the system call itself, unrecorded          java.nio channels
 * </pre>
 *
 * <p>A {@link loopscope.kit.Kit} belongs to one stage. What it hands out records itself, passes the
 * {@link loopscope.kit.Gate} first when a server's thread calls, and is remembered while it is
 * open, so that a stage leaves nothing behind. Nothing of any server's model is in here.
 */
@NullMarked
package loopscope.kit;

import org.jspecify.annotations.NullMarked;
