/**
 * Echo servers, one file for each I/O model, to be read from top to bottom beside a lecture.
 *
 * <pre>{@code
 * Kit kit = new Kit(trace, new Gate());
 * Server server = Catalogue.find("select").orElseThrow().make(kit);
 * Thread thread = kit.thread("server", () -> { server.open("127.0.0.1", 0); server.serve(); });
 * ...
 * server.stop();
 * }</pre>
 *
 * <p>A file holds its model and nothing else: what it calls is in {@link loopscope.kit} and records
 * itself. Every server does the same: it sends back what a client sent, byte by byte, in order. The
 * {@link loopscope.server.Catalogue} has them all.
 *
 * <p>Files that begin with {@code Broken} are the {@link loopscope.server.Museum}: each changes a
 * method or two of a right server, whose members are therefore not private where one needs them.
 */
@NullMarked
package loopscope.server;

import org.jspecify.annotations.NullMarked;
