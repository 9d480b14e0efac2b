/**
 * Samples a server from outside: the kernel's queues and buffers, the processor time of its
 * threads, the programs of its clients.
 */
@NullMarked
package loopscope.kit.probe;

import org.jspecify.annotations.NullMarked;
