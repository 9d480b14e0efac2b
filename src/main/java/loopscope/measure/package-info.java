/**
 * The measurements: what recording costs, and how the models stand beside other servers, as figures
 * of this machine.
 *
 * <pre>
 *   Measurements ──▸ Measurement ──▸ ServerProcess, Load, Samples ──▸ Report, Figure
 * </pre>
 *
 * <p>What is compared takes turns within one run, so that other work on the machine disturbs all
 * alike; a figure is a median with its least and most. Nothing here waits for a display.
 */
@NullMarked
package loopscope.measure;

import org.jspecify.annotations.NullMarked;
