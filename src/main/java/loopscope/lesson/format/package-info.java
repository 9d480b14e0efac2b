/**
 * Lessons as files: {@link loopscope.lesson.format.LessonReader} reads them.
 *
 * <p>A file is YAML 1.2 within limits; whatever does not fit is refused with the line, what was
 * found and what was expected.
 */
@NullMarked
package loopscope.lesson.format;

import org.jspecify.annotations.NullMarked;
