/** Which I/O model a server has, as far as its calls tell. */
@NullMarked
package loopscope.foreign.model;

import org.jspecify.annotations.NullMarked;
