package loopscope.takeaway.slides;

import loopscope.capture.Picture;

/**
 * A slide.
 *
 * @param title what it is headed with
 * @param picture what it shows
 * @param notes what a lecturer says to it; may be empty
 */
public record Slide(String title, Picture picture, String notes) {}
