/** {@code ./app watch}: a server of others, from its calls, live or from a log. */
@NullMarked
package loopscope.cli.watch;

import org.jspecify.annotations.NullMarked;
