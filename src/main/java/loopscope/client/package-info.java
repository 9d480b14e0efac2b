/**
 * Clients of an echo server, recorded from their own side.
 *
 * <p>Three parts. A {@link loopscope.client.Client} is one end of one connection; it does {@link
 * loopscope.client.Step steps}, each not before its time; where it stands is its {@link
 * loopscope.client.ClientStatus}. One that stays is given steps as the user thinks of them, one
 * from a script all at once.
 *
 * <pre>{@code
 * Client a = new Client(new ClientSide(kit, "A", 0), server, bytes -> {});
 * a.act(new Step.Connect());
 * a.act(new Step.Say("Hi".getBytes(UTF_8)));
 * a.act(new Step.AwaitEcho());
 * a.act(new Step.Close());
 * }</pre>
 *
 * <p>A client never blocks its caller. It reads and writes on two virtual threads, so that what it
 * says never keeps it from hearing.
 */
@NullMarked
package loopscope.client;

import org.jspecify.annotations.NullMarked;
