/**
 * The probe: lets the difficult clients at a server, each at a fresh start of it, beside polite
 * ones that ask all the while, and says what it does not survive.
 *
 * <pre>
 *   Probe ──▸ Trial ──▸ Scenario, PoliteClients, Vitals ──▸ Finding
 * </pre>
 */
@NullMarked
package loopscope.probe;

import org.jspecify.annotations.NullMarked;
