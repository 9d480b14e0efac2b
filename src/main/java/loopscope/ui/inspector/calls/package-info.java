/** Every call as a line of text, to be filtered: the picture's twin for a screen reader. */
@NullMarked
package loopscope.ui.inspector.calls;

import org.jspecify.annotations.NullMarked;
