/**
 * A run as one HTML file that needs no network: {@link loopscope.takeaway.page.RunPage}.
 *
 * <pre>
 *   RecordedRun ─ PageData ─▸ JSON ─┐
 *   page.html, page.css, page.js ───┴ PageShell ─▸ one file
 * </pre>
 *
 * <p>All words are made here, by the classes that the window asks too. The page's script only draws
 * and steps.
 */
@NullMarked
package loopscope.takeaway.page;

import org.jspecify.annotations.NullMarked;
