/**
 * The window: one to four stages on one time axis, clients to add and talk to, pictures to save.
 *
 * <pre>
 *   *.fxml         the controls
 *   *View          binds controls to a view model, and hands gestures on to it
 *   *ViewModel     decides; knows no control
 *   TimeViewport   the stretch of time in view: pure maths
 *   WindowKeys     every key, once: its action and its words in the help
 * </pre>
 *
 * <p>Everything here is confined to the JavaFX thread unless it says otherwise. That thread never
 * blocks: long work goes to {@link loopscope.ui.base.Background}, which hands the result back. The
 * window reads the lanes once per frame; nothing calls {@code Platform.runLater} per event.
 */
@NullMarked
package loopscope.ui;

import org.jspecify.annotations.NullMarked;
