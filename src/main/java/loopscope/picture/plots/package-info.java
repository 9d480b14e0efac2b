/** Plots of figures beside the picture: bars and strips. */
@NullMarked
package loopscope.picture.plots;

import org.jspecify.annotations.NullMarked;
