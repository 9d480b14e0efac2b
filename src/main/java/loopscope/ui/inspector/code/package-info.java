/** The source of the server that runs, its current line lit. */
@NullMarked
package loopscope.ui.inspector.code;

import org.jspecify.annotations.NullMarked;
