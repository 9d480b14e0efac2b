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
 * <p>A file holds its model and nothing else: the parts that it calls are in {@link loopscope.kit}
 * and record themselves. Every server does the same: it sends back what a client sends, byte by
 * byte, in order. The {@link loopscope.server.Catalogue} lists them all.
 *
 * <p>Files that begin with {@code Broken} are the {@link loopscope.server.Museum}: each overrides a
 * method or two of a right server. Members that such a file needs are therefore not private.
 */
@NullMarked
package loopscope.server;

import org.jspecify.annotations.NullMarked;
