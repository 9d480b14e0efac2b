/** Captures: pictures of the window, saved as files. */
@NullMarked
package loopscope.ui.captures;

import org.jspecify.annotations.NullMarked;
