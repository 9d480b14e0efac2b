/** Pictures that follow one another: a picture a call, or a step, in a folder of their own. */
@NullMarked
package loopscope.ui.sequences;

import org.jspecify.annotations.NullMarked;
