/**
 * What is left of a lesson when it was played: pictures and handouts, for the window and the
 * command line alike.
 */
@NullMarked
package loopscope.takeaway;

import org.jspecify.annotations.NullMarked;
