/** Faults that are brought about in this program: what a machine does to it sooner or later. */
@NullMarked
package loopscope.torture.fault;

import org.jspecify.annotations.NullMarked;
