/** Maps time and event order to pixels and back: pure maths. */
@NullMarked
package loopscope.timeline.axis;

import org.jspecify.annotations.NullMarked;
