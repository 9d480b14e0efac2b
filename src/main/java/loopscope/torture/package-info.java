/**
 * The torture: all models under random mixes of every kind of client, with faults, checked
 * throughout.
 *
 * <pre>
 *   Torture ──▸ RoundPlan ──▸ Round ──▸ TorturedStage, OwnClients, Guests, Faults, Saves ──▸ findings
 *              by lot, from the seed      what is checked: torture.check
 * </pre>
 *
 * <p>A round is decided by the seed and its number alone, so that it can be played again; how its
 * threads meet is not.
 */
@NullMarked
package loopscope.torture;

import org.jspecify.annotations.NullMarked;
