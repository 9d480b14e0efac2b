/** The keys of the window, each described once, and the glossary of the words on the screen. */
@NullMarked
package loopscope.ui.help;

import org.jspecify.annotations.NullMarked;
