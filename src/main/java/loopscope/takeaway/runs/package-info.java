/** Runs as files: saved, opened again without loss, and what is known of them beside the calls. */
@NullMarked
package loopscope.takeaway.runs;

import org.jspecify.annotations.NullMarked;
