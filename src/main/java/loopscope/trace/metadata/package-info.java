/** Facts about a stage that its calls do not show. */
@NullMarked
package loopscope.trace.metadata;

import org.jspecify.annotations.NullMarked;
