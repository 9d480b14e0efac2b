/** Exports that take long: one at a time, followed, and cancelled where the user likes. */
@NullMarked
package loopscope.ui.exports;

import org.jspecify.annotations.NullMarked;
