/**
 * What is taken away from a run, for the window and the command line alike: a {@link
 * loopscope.takeaway.RecordedRun}, wherever it comes from, and the pictures of it. The rooms inside
 * write it in other forms.
 */
@NullMarked
package loopscope.takeaway;

import org.jspecify.annotations.NullMarked;
