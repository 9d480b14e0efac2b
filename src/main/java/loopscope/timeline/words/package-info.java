/** English sentences about what the lanes show. */
@NullMarked
package loopscope.timeline.words;

import org.jspecify.annotations.NullMarked;
