/** What commands take and leave: files by their endings, instants, stretches of time, looks. */
@NullMarked
package loopscope.cli.files;

import org.jspecify.annotations.NullMarked;
