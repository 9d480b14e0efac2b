/** A stage's header: its controls, the lists and sheets that they open. */
@NullMarked
package loopscope.ui.stages.header;

import org.jspecify.annotations.NullMarked;
