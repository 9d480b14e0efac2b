/** A stage's header, its settings, its model and its pace, and the list of all stages. */
@NullMarked
package loopscope.ui.stages;

import org.jspecify.annotations.NullMarked;
