/**
 * What each server thread and each client did, one lane each, kept up as the trace grows.
 *
 * <p>Single writer, any number of readers: the trace's dispatcher calls the followers, and any
 * thread reads views.
 */
@NullMarked
package loopscope.timeline.lanes;

import org.jspecify.annotations.NullMarked;
