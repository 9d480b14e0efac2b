package loopscope.torture;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a torture is to do.
 *
 * @param seed decides all that is by lot
 * @param time for how long; the round that is under way then is played to its end
 * @param models the ids of the models that may come on stage, at least one
 * @param round the number of the one round to play, from 1; 0 for one after the other
 * @param folder where the run of a round is left that found something; null for nowhere
 */
public record TortureOptions(
        long seed, Duration time, List<String> models, int round, @Nullable Path folder) {
    public TortureOptions {
        models = List.copyOf(models);
    }
}
