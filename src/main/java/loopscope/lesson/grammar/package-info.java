/**
 * The sentences of lessons: {@code A says "Hi"}, {@code B waits for A on sequential}.
 *
 * <p>A {@link loopscope.lesson.grammar.Form} is a sentence with gaps; {@link
 * loopscope.lesson.grammar.Vocabulary} has all of them, and is the one place where a new one is
 * added.
 */
@NullMarked
package loopscope.lesson.grammar;

import org.jspecify.annotations.NullMarked;
