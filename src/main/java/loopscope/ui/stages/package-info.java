/** The stages: each one's server, settings, pace and troubles, and the list of them. */
@NullMarked
package loopscope.ui.stages;

import org.jspecify.annotations.NullMarked;
