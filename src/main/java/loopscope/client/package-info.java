/**
 * Clients of an echo server, recorded from their own side.
 *
 * <p>Three parts. A {@link loopscope.client.Client} is one end of one connection; it does {@link
 * loopscope.client.Step steps}, each not before its time; its {@link loopscope.client.ClientStatus}
 * says how far it is. An interactive client gets steps as the user acts, a scripted one gets all at
 * once.
 *
 * <pre>{@code
 * Client a = new Client(new ClientSide(kit, "A", 0), server, bytes -> {});
 * a.act(new Step.Connect());
 * a.act(new Step.Say("Hi".getBytes(UTF_8)));
 * a.act(new Step.AwaitEcho());
 * a.act(new Step.Close());
 * }</pre>
 *
 * <p>A client never blocks its caller. It reads and writes on two virtual threads, so that a
 * blocked write never keeps it from reading.
 */
@NullMarked
package loopscope.client;

import org.jspecify.annotations.NullMarked;
