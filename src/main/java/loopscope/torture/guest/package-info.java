/**
 * Clients from outside the lab: plain sockets of the JDK, which know nothing of the kit and record
 * nothing, each with the books of what it says and hears.
 */
@NullMarked
package loopscope.torture.guest;

import org.jspecify.annotations.NullMarked;
