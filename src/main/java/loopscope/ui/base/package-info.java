/** Parts for any window: background work, notices, fast lists, number fields, sheets. */
@NullMarked
package loopscope.ui.base;

import org.jspecify.annotations.NullMarked;
