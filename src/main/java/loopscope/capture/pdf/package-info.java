/**
 * Writes pictures as a PDF document, a page each: lines stay lines, text stays text, and the fonts
 * lie inside.
 *
 * <p>{@link loopscope.capture.pdf.PdfFile} is the way in. It writes the few objects that a picture
 * takes by itself, because the libraries for PDF embed no OpenType font with the outlines that ours
 * have.
 *
 * @see <a
 *     href="https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf">ISO
 *     32000-1: PDF 1.7</a>
 */
@NullMarked
package loopscope.capture.pdf;

import org.jspecify.annotations.NullMarked;
