/** {@code ./app measure} and {@code ./app torture}: what this machine says of what is claimed. */
@NullMarked
package loopscope.cli.figures;

import org.jspecify.annotations.NullMarked;
