package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.timeline.lanes.ClientLane;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The places of what a picture drew, for finding what is under the pointer.
 *
 * @param chips the messages that had room to be drawn
 */
public record Frame(Layout layout, List<Chip> chips) {
    /**
     * The chip of a message; lengths are in pixels at 100%.
     *
     * @param said the message's row in its client's lane
     */
    public record Chip(
            ClientLane client, long said, double x, double y, double width, double height) {
        boolean isAt(double atX, double atY) {
            return atX >= x && atX <= x + width && atY >= y && atY <= y + height;
        }
    }

    /** The chip at a place; null where there is none. */
    public @Nullable Chip chipAt(double x, double y) {
        return chips.stream().filter(chip -> chip.isAt(x, y)).findFirst().orElse(null);
    }
}
