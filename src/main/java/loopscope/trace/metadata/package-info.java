/** What has to be known of a stage beside its calls. */
@NullMarked
package loopscope.trace.metadata;

import org.jspecify.annotations.NullMarked;
