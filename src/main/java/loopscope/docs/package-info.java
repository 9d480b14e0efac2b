/**
 * The documents as a site: plain HTML pages that any browser opens without a network.
 *
 * <pre>
 *   src/site/*.md  --Maven-->  loopscope/docs/site/*.md, in the jar
 *                                      │
 *                Page  reads one, finds its links and headings
 *                                      │
 *                Site  the pages that are reached from index.md, and the files that they name
 *                                      │
 *            PageHtml  one page, with the contents beside it
 *                                      │
 *          SiteFolder  all of it in one folder, flat
 * </pre>
 *
 * <p>index.md is the table of contents, too: what it links to is shipped, in its order.
 */
@NullMarked
package loopscope.docs;

import org.jspecify.annotations.NullMarked;
