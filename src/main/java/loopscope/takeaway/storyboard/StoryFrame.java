package loopscope.takeaway.storyboard;

import loopscope.capture.Picture;

/**
 * A picture of a storyboard.
 *
 * @param number its place, from 1
 * @param title what happens, in a few words
 * @param narration what a lecturer says to it; may be empty
 * @param picture the run as it was then, without number, title and narration
 */
public record StoryFrame(int number, String title, String narration, Picture picture) {}
