/**
 * What TLS needs besides a socket: a throw-away certificate, and engines that show and trust it.
 */
@NullMarked
package loopscope.kit.tls;

import org.jspecify.annotations.NullMarked;
