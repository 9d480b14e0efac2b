/**
 * Stages: real servers, each of one model, under the same load.
 *
 * <p>Three parts. A {@link loopscope.lab.Stage} is one server with its record and its clients. The
 * {@link loopscope.lab.Lab} has up to four of them on one clock. A {@link loopscope.lab.LabClient}
 * is a client that does the same thing at the same time on every stage, driven by the user or by a
 * {@link loopscope.lab.Script}.
 *
 * <pre>{@code
 * try (Lab lab = new Lab()) {
 *     lab.open(Setup.of("sequential"));
 *     lab.open(Setup.of("select"));
 *     lab.play(List.of(
 *             Script.connect(ZERO).say(ofMillis(300), "Hi").close(ofMillis(900)),
 *             Script.connect(ofMillis(400)).say(ofMillis(400), "Ping").awaitEcho().close()));
 *     lab.awaitGone(ofSeconds(5));
 * }
 * }</pre>
 */
@NullMarked
package loopscope.lab;

import org.jspecify.annotations.NullMarked;
