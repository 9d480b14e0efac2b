/**
 * The list of all that a run can leave as: {@link loopscope.takeaway.export.ExportFormat}. It
 * stands above the rooms that write the formats, each of which knows the run and no other room.
 */
@NullMarked
package loopscope.takeaway.export;

import org.jspecify.annotations.NullMarked;
