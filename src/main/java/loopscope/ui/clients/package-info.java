/** Adds clients, sends crowds, and talks to the client that is selected. */
@NullMarked
package loopscope.ui.clients;

import org.jspecify.annotations.NullMarked;
