/**
 * What a lesson says must be observed, and whether it was.
 *
 * <p>A {@link loopscope.lesson.check.Claim} speaks of one stage at an instant, a {@link
 * loopscope.lesson.check.Figure} counts or measures it, an {@link
 * loopscope.lesson.check.Expectation} is a sentence of a lesson that is made of them. All of them
 * read a record and nothing else.
 */
@NullMarked
package loopscope.lesson.check;

import org.jspecify.annotations.NullMarked;
