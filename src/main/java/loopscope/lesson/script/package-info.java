/** What is done in a lesson, as data: {@link loopscope.lesson.script.Action}. */
@NullMarked
package loopscope.lesson.script;

import org.jspecify.annotations.NullMarked;
