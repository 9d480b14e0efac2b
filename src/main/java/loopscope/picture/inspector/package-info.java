/**
 * What the inspector shows of an instant, in pictures: the sets of each stage, and the code that
 * its server is in.
 */
@NullMarked
package loopscope.picture.inspector;

import org.jspecify.annotations.NullMarked;
