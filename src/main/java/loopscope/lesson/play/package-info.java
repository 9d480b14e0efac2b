/**
 * Plays lessons on real sockets: {@link loopscope.lesson.play.LessonPlayer}.
 *
 * <p>A step waits for what it expects, and for nothing else: a slow machine takes longer and comes
 * to the same result.
 */
@NullMarked
package loopscope.lesson.play;

import org.jspecify.annotations.NullMarked;
