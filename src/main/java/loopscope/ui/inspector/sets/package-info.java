/** The tab of sets: a table of descriptors, sets, queues and buffers at the selected instant. */
@NullMarked
package loopscope.ui.inspector.sets;

import org.jspecify.annotations.NullMarked;
