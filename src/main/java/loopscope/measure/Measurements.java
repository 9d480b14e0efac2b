package loopscope.measure;

import java.util.List;

/** All measurements that need no window, in the order in which they are made. */
public final class Measurements {
    private static final List<Measurement> ALL =
            List.of(
                    new RecordMeasurement(),
                    new OpenMeasurement(),
                    new ObserveMeasurement(),
                    new EchoMeasurement(),
                    new IdleMeasurement(),
                    new CrowdMeasurement());

    private Measurements() {}

    /** All of them. */
    public static List<Measurement> all() {
        return ALL;
    }
}
