package loopscope.ui.stages;

import loopscope.lab.Stage;
import loopscope.trace.Address;

/**
 * A command that connects to a stage from outside.
 *
 * @param program its program, such as {@code nc}
 * @param line the whole command
 */
public record OutsideCommand(String program, String line) {
    /** The command for a stage: netcat, or the like where it speaks TLS. */
    static OutsideCommand to(Stage stage) {
        long there = Address.reachable(stage.address());
        return stage.model().tls()
                ? new OutsideCommand(
                        "openssl", "openssl s_client -quiet -connect " + Address.text(there))
                : new OutsideCommand(
                        "nc", "nc " + Address.hostText(there) + " " + Address.port(there));
    }
}
