/** Makes a lesson of what was done in a session: {@link loopscope.lesson.record.SessionWriter}. */
@NullMarked
package loopscope.lesson.record;

import org.jspecify.annotations.NullMarked;
