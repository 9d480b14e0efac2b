package loopscope.ui.measure;

import loopscope.measure.Measurement;

import java.util.List;

/** All measurements of the window, in the order in which they are made. */
public final class WindowMeasurements {
    private WindowMeasurements() {}

    /** All of them. Each needs the JavaFX toolkit, started without a display. */
    public static List<Measurement> all() {
        return List.of(new FramesMeasurement(), new QuietMeasurement(), new StartMeasurement());
    }
}
