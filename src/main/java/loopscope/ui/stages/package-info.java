/**
 * A stage's header, its settings, its pace, and the marks that say what to know before judging a
 * picture of it.
 */
@NullMarked
package loopscope.ui.stages;

import org.jspecify.annotations.NullMarked;
