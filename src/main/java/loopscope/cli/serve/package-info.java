/** {@code ./app serve}: one server in the terminal, its calls printed and kept. */
@NullMarked
package loopscope.cli.serve;

import org.jspecify.annotations.NullMarked;
