/**
 * A run as a moving picture: {@link loopscope.takeaway.animation.Film} says which instants it shows
 * and for how long, {@link loopscope.takeaway.animation.GifFile} and {@link
 * loopscope.takeaway.animation.Mp4File} draw and write them one after the other.
 */
@NullMarked
package loopscope.takeaway.animation;

import org.jspecify.annotations.NullMarked;
