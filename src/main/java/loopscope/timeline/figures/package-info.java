/** Figures of one stage and of its clients, for an instant, a range or the whole run. */
@NullMarked
package loopscope.timeline.figures;

import org.jspecify.annotations.NullMarked;
