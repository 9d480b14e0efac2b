/**
 * Lessons in the window: chosen, played step by step, with a prediction before what it is about.
 *
 * <pre>
 *   LessonStrip ──▸ LessonViewModel ──▸ LessonThread ──▸ lesson.play
 *        │                 │                 └──▸ WindowHost ──▸ LessonStages   the window's runs
 *        └──▸ questions ◂──┘                          what is asked and predicted
 * </pre>
 */
@NullMarked
package loopscope.ui.lessons;

import org.jspecify.annotations.NullMarked;
