/**
 * A run as a storyboard: numbered pictures of one size and scale, one for each step of its lesson
 * or for each call from an instant on. {@link loopscope.takeaway.storyboard.StepStory} and {@link
 * loopscope.takeaway.storyboard.CallStory} make a {@link loopscope.takeaway.storyboard.Storyboard};
 * {@link loopscope.takeaway.storyboard.StoryboardFiles} leaves it as pictures, as a document, or as
 * slides.
 */
@NullMarked
package loopscope.takeaway.storyboard;

import org.jspecify.annotations.NullMarked;
