/** Two runs beside each other: as one run with the stages of both, and what differs in words. */
@NullMarked
package loopscope.takeaway.compare;

import org.jspecify.annotations.NullMarked;
