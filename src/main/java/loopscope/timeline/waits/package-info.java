/** Which client waits for which, since when, and what caused what. */
@NullMarked
package loopscope.timeline.waits;

import org.jspecify.annotations.NullMarked;
