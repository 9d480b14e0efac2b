/** Commands that play a lesson: pictures of it, checks, handouts, storyboards. */
@NullMarked
package loopscope.cli.lessons;

import org.jspecify.annotations.NullMarked;
