/** The keys of the window, each described once, and the glossary. */
@NullMarked
package loopscope.ui.help;

import org.jspecify.annotations.NullMarked;
