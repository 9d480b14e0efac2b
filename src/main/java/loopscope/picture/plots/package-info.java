/** Bars and strips beside the picture. */
@NullMarked
package loopscope.picture.plots;

import org.jspecify.annotations.NullMarked;
