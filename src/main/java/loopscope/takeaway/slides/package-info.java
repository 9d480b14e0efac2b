/**
 * Pictures as slides: {@link loopscope.takeaway.slides.SlideFile} writes a presentation of Office
 * Open XML (PPTX), which is a zip of XML parts, by its own hand.
 *
 * @see <a href="https://ecma-international.org/publications-and-standards/standards/ecma-376/">
 *     ECMA-376: Office Open XML</a>
 */
@NullMarked
package loopscope.takeaway.slides;

import org.jspecify.annotations.NullMarked;
