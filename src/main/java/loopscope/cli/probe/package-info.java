/** {@code ./app probe}: what difficult clients find, as a table, files and pictures. */
@NullMarked
package loopscope.cli.probe;

import org.jspecify.annotations.NullMarked;
