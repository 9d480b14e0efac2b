/** What the lanes show, in English sentences: the only room that has words for it. */
@NullMarked
package loopscope.timeline.words;

import org.jspecify.annotations.NullMarked;
