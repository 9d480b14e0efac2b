/**
 * A lesson as data: {@link loopscope.lesson.plan.Lesson}, its {@link
 * loopscope.lesson.plan.LessonStep steps} and its {@link loopscope.lesson.plan.Question questions}.
 */
@NullMarked
package loopscope.lesson.plan;

import org.jspecify.annotations.NullMarked;
