/**
 * The window: two stages on one axis of time, clients to add and talk to, pictures to take away.
 *
 * <pre>
 *   *.fxml  what there is          *View   binds it, hands gestures on
 *                                  *Model  decides; knows no control
 *   Eyes    which stretch of time is looked at: pure maths
 *   Keys    every key, once: what it does and what the help says of it
 * </pre>
 *
 * <p>Everything here belongs to the JavaFX thread, which waits for nothing: what takes long goes to
 * {@link loopscope.ui.base.Background} and comes back. What happened is read from the lanes, once
 * per pulse; nothing is told per event.
 */
@NullMarked
package loopscope.ui;

import org.jspecify.annotations.NullMarked;
