/** What a lesson asks, what is predicted, and what of it is kept. */
@NullMarked
package loopscope.ui.lessons.questions;

import org.jspecify.annotations.NullMarked;
