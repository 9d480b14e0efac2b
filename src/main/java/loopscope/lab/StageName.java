package loopscope.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The name of a stage among others: the one that it was given, or its model, and how it differs
 * from the other stages of that model, by settings or else by place.
 *
 * <pre>
 *   sequential            select
 *   threads, unprotected  threads, lock
 *   pool, 2 workers       pool, 8 workers
 *   threads, stage 1      threads, stage 2
 * </pre>
 *
 * @param title the name in a heading, such as {@code threads, lock}
 * @param inFiles the name in the names of files, such as {@code threads-lock}
 */
public record StageName(ModelInfo model, String title, String inFiles) {
    /** The name of a stage whose model no other has. */
    public static StageName of(ModelInfo model) {
        return of(model, "");
    }

    /**
     * The names of the stages that have these models and settings, from top to bottom, each unlike
     * the others.
     *
     * @param models the stages' models
     * @param setups the stages' settings, in the same order
     */
    public static List<StageName> all(List<ModelInfo> models, List<Setup> setups) {
        return IntStream.range(0, models.size())
                .mapToObj(place -> at(place, models, setups))
                .toList();
    }

    private static StageName at(int place, List<ModelInfo> models, List<Setup> setups) {
        ModelInfo model = models.get(place);
        String given = setups.get(place).name();
        if (!given.isEmpty()) {
            return new StageName(model, given, given);
        }
        List<String> own = words(model, setups.get(place));
        List<List<String>> alike =
                IntStream.range(0, models.size())
                        .filter(i -> models.get(i).equals(model))
                        .mapToObj(i -> words(model, setups.get(i)))
                        .toList();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            int part = i;
            if (alike.stream().map(words -> words.get(part)).distinct().count() > 1) {
                parts.add(own.get(i));
            }
        }
        if (alike.stream().filter(own::equals).count() > 1) {
            parts.add("stage " + (place + 1));
        }
        return of(model, String.join(", ", parts));
    }

    private static StageName of(ModelInfo model, String difference) {
        return difference.isEmpty()
                ? new StageName(model, model.title(), inFiles(model))
                : new StageName(
                        model,
                        model.title() + ", " + difference,
                        inFiles(model) + "-" + dashed(difference));
    }

    /** Programs of others have one id together, and a name each. */
    private static String inFiles(ModelInfo model) {
        return model.id().equals(Setup.FOREIGN) ? dashed(model.title()) : model.id();
    }

    private static String dashed(String words) {
        return words.replaceAll("[^\\p{Alnum}.]+", "-");
    }

    /** The settings that matter to a model, each in words; always as many, in the same order. */
    private static List<String> words(ModelInfo model, Setup setup) {
        List<String> words = new ArrayList<>(List.of(counter(setup)));
        if (model.settable().contains(ModelInfo.Setting.WORKERS)) {
            words.add(setup.workers() + (setup.workers() == 1 ? " worker" : " workers"));
        }
        if (model.settable().contains(ModelInfo.Setting.BACKLOG)) {
            words.add("backlog " + setup.backlog());
        }
        if (model.settable().contains(ModelInfo.Setting.QUEUE)) {
            words.add(setup.queue() == Setup.NO_BOUND ? "no bound" : "queue of " + setup.queue());
        }
        if (model.settable().contains(ModelInfo.Setting.TIMEOUT)) {
            words.add(setup.timeout() < 0 ? "no time-out" : "time-out " + setup.timeout() + " ms");
        }
        words.add(
                setup.sendBuffer() == 0
                        ? "usual send buffer"
                        : "send buffer of " + setup.sendBuffer() + " bytes");
        words.add(setup.address());
        return words;
    }

    private static String counter(Setup setup) {
        String counter = setup.counter();
        if (counter == null) {
            return "no counter";
        }
        return setup.pause().equals(Setup.USUAL_PAUSE)
                ? counter
                : counter + " pausing " + setup.pause().toMillis() + " ms";
    }
}
