package loopscope.lab;

import loopscope.server.Museum;

import org.jspecify.annotations.Nullable;

/**
 * A model of the bug museum, which is broken on purpose, with what to learn from it.
 *
 * @param model can be opened like any other
 * @param beside the id of the right model that it is a variant of
 * @param lookFor what to look for when it runs, in one sentence
 * @param repair what to change, and the right line
 * @param foundIn the public program that had this fault, and how it showed there; null where none
 *     is named
 * @param provocation the clients that bring its bug out
 */
public record ExhibitInfo(
        ModelInfo model,
        String beside,
        String lookFor,
        String repair,
        @Nullable String foundIn,
        Provocation provocation) {
    static ExhibitInfo of(Museum.Exhibit exhibit) {
        return new ExhibitInfo(
                ModelInfo.of(exhibit.model()),
                exhibit.beside(),
                exhibit.lookFor(),
                exhibit.repair(),
                exhibit.foundIn(),
                Provocation.of(exhibit.model().id()));
    }
}
