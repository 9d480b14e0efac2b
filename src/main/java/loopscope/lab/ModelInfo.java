package loopscope.lab;

import loopscope.server.Model;
import loopscope.server.Museum;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What there is to know of a model without making a server of it.
 *
 * @param id its name on the command line and in files, such as {@code select}
 * @param title its name in a heading
 * @param kind how its threads are shared among its clients, in a word or two, for a badge
 * @param blocking whether a thread of it waits for one client and for nobody else meanwhile
 * @param idea what it does, in one sentence
 * @param obstacle one sentence on why it cannot run on this machine; null where it can
 * @param broken what must be said wherever it is shown, such as {@code BROKEN ON PURPOSE: ignores
 *     empty reads}; null for one that is right
 */
public record ModelInfo(
        String id,
        String title,
        String kind,
        boolean blocking,
        String idea,
        @Nullable String obstacle,
        @Nullable String broken) {
    /** What a viewer has to know of it to judge a picture, for its honesty marks. */
    public List<String> marks() {
        return broken == null ? List.of() : List.of(broken);
    }

    static ModelInfo of(Model model) {
        return new ModelInfo(
                model.id(),
                model.title(),
                model.kind().label(),
                model.kind().waitsForOne(),
                model.idea(),
                model.obstacle().get(),
                Museum.find(model.id()).map(Museum.Exhibit::mark).orElse(null));
    }
}
