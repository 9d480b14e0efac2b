/** Programs of others: which one is to be watched on a stage. */
@NullMarked
package loopscope.ui.programs;

import org.jspecify.annotations.NullMarked;
