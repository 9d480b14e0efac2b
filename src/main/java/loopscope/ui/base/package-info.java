/**
 * What any window could use: work in the background, notices, lists that stay fast, number fields.
 */
@NullMarked
package loopscope.ui.base;

import org.jspecify.annotations.NullMarked;
