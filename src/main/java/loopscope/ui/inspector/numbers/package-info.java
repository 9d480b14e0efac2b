/** The tab of numbers: figures of clients and servers, with their plots. */
@NullMarked
package loopscope.ui.inspector.numbers;

import org.jspecify.annotations.NullMarked;
