/**
 * Lessons: what to put on stage, what the clients do, what is asked and what must be observed.
 *
 * <pre>
 *   Lessons ──▸ format ──▸ plan ──▸ script, check      a file, the lesson in it, its sentences
 *                  └─▸ grammar ─────────▴
 *   play ──▸ plan                                      plays one on real sockets
 *   handout ──▸ play, plan                             what a teacher takes into class
 * </pre>
 */
@NullMarked
package loopscope.lesson;

import org.jspecify.annotations.NullMarked;
