/**
 * Lanes and spans on an axis of time, and the words for them: pure maths, no drawing.
 *
 * <p>Three parts. {@link loopscope.timeline.lanes.Lanes} follow a trace and keep a lane per server
 * thread and per client; {@link loopscope.timeline.axis.Viewport} maps time to pixels; {@link
 * loopscope.timeline.waits.WaitAnalysis} says who waits for whom, in figures and in words.
 */
@NullMarked
package loopscope.timeline;

import org.jspecify.annotations.NullMarked;
