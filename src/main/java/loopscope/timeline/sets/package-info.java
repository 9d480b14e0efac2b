/** The state table of one instant: descriptors, interest and ready sets, queues, buffers. */
@NullMarked
package loopscope.timeline.sets;

import org.jspecify.annotations.NullMarked;
