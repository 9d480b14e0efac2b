/**
 * The operating system's calls, unrecorded: each method is one system call under its man-page name.
 *
 * <pre>
 *   loopscope.kit   recorded parts: what servers are made of
 *        │
 *   Libc            one static method a call; returns the result, or -errno
 *        │
 *   Linkage         one static final method handle a call (java.lang.foreign)
 * </pre>
 *
 * <p>Nothing here records, retries, waits of its own accord or allocates per call. Only {@code
 * loopscope.kit} uses this package; it is not exported. Linux on 64 bits; {@link
 * loopscope.kit.sys.Raw} says whether the calls can run here, and if not, why.
 */
@NullMarked
package loopscope.kit.sys;

import org.jspecify.annotations.NullMarked;
