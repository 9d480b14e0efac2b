/**
 * The measurements that need the window: whether it keeps up, what it costs while nothing happens,
 * and how soon it is there.
 *
 * <pre>
 *   WindowMeasurements ──▸ FramesMeasurement, QuietMeasurement, StartMeasurement ──▸ MeasuredWindow
 * </pre>
 *
 * <p>The window is the real one, drawn into memory, so that the figures need no display and nothing
 * flashes on one.
 */
@NullMarked
package loopscope.ui.measure;

import org.jspecify.annotations.NullMarked;
