/**
 * The tab of calls: every call as a line of text, with a filter; for a screen reader, the picture
 * as text.
 */
@NullMarked
package loopscope.ui.inspector.calls;

import org.jspecify.annotations.NullMarked;
