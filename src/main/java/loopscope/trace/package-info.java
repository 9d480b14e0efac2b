/**
 * An append-only log of calls, and what can be read from it.
 *
 * <p>Three parts. <b>Writing</b>: each thread asks the {@link loopscope.trace.Trace} for its {@link
 * loopscope.trace.Recorder} and tells it when a call begins and ends; that neither waits nor
 * allocates. <b>Reading</b>: an {@link loopscope.trace.Event} is moved over the log by number, from
 * any thread, without locks. <b>Following</b>: one dispatcher thread hands every event, in order,
 * to the {@link loopscope.trace.Follower followers} that keep indexes, states and lanes.
 *
 * <pre>{@code
 * Recorder recorder = trace.recorder();
 * recorder.begin(Op.RECV, connection, Recorder.BLOCKING, length);
 * int received = libc.recv(fd, buffer, length, 0);
 * recorder.end(received, bytes, 0);
 * }</pre>
 *
 * <p>One counter numbers begins and ends, and an event's number is its place in the log: order is
 * never taken from a clock.
 */
@NullMarked
package loopscope.trace;

import org.jspecify.annotations.NullMarked;
