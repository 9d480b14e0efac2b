/** The picture on the screen, and what pointer and keys do on it. */
@NullMarked
package loopscope.ui.canvas;

import org.jspecify.annotations.NullMarked;
