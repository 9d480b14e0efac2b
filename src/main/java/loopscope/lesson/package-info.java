/**
 * Lessons: what to put on stage, what the clients do, and what to look for.
 *
 * <p>A {@link loopscope.lesson.Lesson} is data; {@link loopscope.lesson.Performance} plays one on
 * real sockets and keeps what was recorded.
 */
@NullMarked
package loopscope.lesson;

import org.jspecify.annotations.NullMarked;
