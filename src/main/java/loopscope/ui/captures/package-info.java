/** Saves pictures of what is seen. */
@NullMarked
package loopscope.ui.captures;

import org.jspecify.annotations.NullMarked;
