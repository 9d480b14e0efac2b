/** The inspector: the pane beside the picture, with its tabs. */
@NullMarked
package loopscope.ui.inspector;

import org.jspecify.annotations.NullMarked;
