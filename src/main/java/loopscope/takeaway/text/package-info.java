/**
 * A run as text: its timeline for an e-mail or lecture notes, its calls as a call tracer prints
 * them, its numbers for a spreadsheet. Client bytes come out escaped. Needs no toolkit; any thread
 * may call.
 */
@NullMarked
package loopscope.takeaway.text;

import org.jspecify.annotations.NullMarked;
