/**
 * What a teacher takes into class from a lesson that was played, as text: {@link
 * loopscope.lesson.handout.Handout} makes all of it.
 *
 * <pre>
 *   Performance ──▸ AskedStep ──▸ StudentSheet, AnswerKey ──▸ Document ──▸ Markdown, HtmlPage
 *        │              └───────▸ Gift                            ▴
 *        └──▸ Lesson ───────────▸ TeachingPlan ───────────────────┘
 * </pre>
 *
 * <p>Whatever comes from a lesson or a client is data: each writer escapes it by the rules of its
 * format. Pictures are handed in as SVG; nothing here draws or writes files.
 */
@NullMarked
package loopscope.lesson.handout;

import org.jspecify.annotations.NullMarked;
