/**
 * What is checked of a server, of its record and of what it leaves; each check is separate from the
 * load, and says in one sentence what it has found.
 *
 * <pre>
 *   EchoBook ◂ Sequence     the bytes of one client
 *   TraceCheck ◂ Line       the record by itself, and against its fold
 *   OpenClients, EpollTable the fold against the kernel's tables
 *   SavedRun, WholeFile     what is on the disk
 *   Resources, Rest, StopWatch
 * </pre>
 */
@NullMarked
package loopscope.torture.check;

import org.jspecify.annotations.NullMarked;
