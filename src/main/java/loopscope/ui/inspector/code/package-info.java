/** The tab of code: the source of a server, with its current line highlighted. */
@NullMarked
package loopscope.ui.inspector.code;

import org.jspecify.annotations.NullMarked;
