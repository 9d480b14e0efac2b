/** Parts for any command: exit codes, the terminal, progress, signals, JavaFX without a window. */
@NullMarked
package loopscope.cli.base;

import org.jspecify.annotations.NullMarked;
