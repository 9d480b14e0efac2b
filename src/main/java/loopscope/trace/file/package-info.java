/**
 * Runs on disk, as JSON of the Trace Event Format, which other programs open too; one event a line.
 *
 * <pre>
 * {"displayTimeUnit":"ns",
 * "otherData":{…},            what is known when the run begins
 * "traceEvents":[
 * {"ph":"M",…},               the name of a stage, a thread or a connection, before its first event
 * {"ph":"B",…}, {"ph":"E",…}, a call that may wait: its begin, and its end
 * {"ph":"X",…},               a call that can't wait, whole
 * {"ph":"i",…},               what was seen or done at one instant
 * {"ph":"b",…}, {"ph":"e",…}  what a viewer needs beside the calls; not read here
 * ],
 * "loopscope":{…}}            what is known when it is over
 * </pre>
 *
 * @see <a
 *     href="https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU">Trace
 *     Event Format</a>
 */
@NullMarked
package loopscope.trace.file;

import org.jspecify.annotations.NullMarked;
