package loopscope.lab;

import loopscope.kit.counter.Counters;
import loopscope.kit.counter.Form;
import loopscope.server.Catalogue;
import loopscope.server.Model;
import loopscope.server.Museum;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds models and counters by id; for an unknown id, the exception lists the ids there are. */
final class Choices {
    private Choices() {}

    /** The model of an id, from the catalogue or the bug museum. */
    static Model model(String id) throws CannotStartException {
        return find(id).orElseThrow(() -> noSuchModel(id));
    }

    /** The settings of a model's server for which no others are chosen. */
    static Model.Settings usual(String model) {
        return find(model).map(Model::usual).orElse(Model.Settings.USUAL);
    }

    private static Optional<Model> find(String id) {
        return Catalogue.find(id).or(() -> Museum.find(id).map(Museum.Exhibit::model));
    }

    private static CannotStartException noSuchModel(String id) {
        List<String> ids = Catalogue.all().stream().map(Model::id).toList();
        return new CannotStartException(
                String.format(
                        Locale.ROOT,
                        "There is no model \"%s\": choose one of %s.",
                        id,
                        String.join(", ", ids)));
    }

    /** The form of the shared counter of an id; null for null. */
    static @Nullable Form counter(@Nullable String id) throws CannotStartException {
        return id == null ? null : Counters.find(id).orElseThrow(() -> noSuchCounter(id));
    }

    private static CannotStartException noSuchCounter(String id) {
        List<String> ids = Counters.all().stream().map(Form::id).toList();
        return new CannotStartException(
                String.format(
                        Locale.ROOT,
                        "There is no counter \"%s\": choose one of %s.",
                        id,
                        String.join(", ", ids)));
    }
}
