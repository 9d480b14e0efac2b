/** Servers of others, as runs like any other. */
@NullMarked
package loopscope.takeaway.watch;

import org.jspecify.annotations.NullMarked;
