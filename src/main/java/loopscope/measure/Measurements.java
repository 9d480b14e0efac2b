package loopscope.measure;

import java.util.List;
import java.util.Optional;

/** All measurements, in the order in which they are made. */
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

    /** The one of a name. */
    public static Optional<Measurement> find(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
