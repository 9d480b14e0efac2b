/** Lays a picture out: the rows of each stage, its header, what is below the ruler. Pure maths. */
@NullMarked
package loopscope.picture.layout;

import org.jspecify.annotations.NullMarked;
