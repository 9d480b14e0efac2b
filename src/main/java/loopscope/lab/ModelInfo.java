package loopscope.lab;

import loopscope.server.Model;
import loopscope.server.Museum;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Describes an I/O model: how a server waits for its clients and shares its threads among them.
 *
 * @param id its name on the command line and in files, such as {@code select}
 * @param title its name in a heading
 * @param kind how its threads are shared among its clients, in a word or two, for a badge
 * @param blocking whether its threads make calls that wait for one client alone
 * @param idea what it does, in one sentence
 * @param settable which numbers a user can set
 * @param obstacle one sentence on why it cannot run on this machine; null where it can
 * @param broken the mark to show wherever it is shown, such as {@code BROKEN ON PURPOSE: ignores
 *     empty reads}; null for a correct model
 * @param tls whether its clients must speak TLS
 */
public record ModelInfo(
        String id,
        String title,
        String kind,
        boolean blocking,
        String idea,
        Set<Setting> settable,
        @Nullable String obstacle,
        @Nullable String broken,
        boolean tls) {
    /** A number that a user can choose for some models, see {@link Setup#with}. */
    public enum Setting {
        /** How many threads serve clients. */
        WORKERS,
        /** How many clients the kernel lets wait to be accepted. */
        BACKLOG,
        /** How many accepted clients may wait for a worker. */
        QUEUE,
        /** How long a poll waits at most, see {@link Setup#timingOut}. */
        TIMEOUT
    }

    public ModelInfo {
        settable = Set.copyOf(settable);
    }

    static ModelInfo of(Model model) {
        return new ModelInfo(
                model.id(),
                model.title(),
                model.kind().label(),
                model.kind().waitsForOne(),
                model.idea(),
                model.settable().stream()
                        .map(setting -> Setting.valueOf(setting.name()))
                        .collect(Collectors.toUnmodifiableSet()),
                model.obstacle().get(),
                Museum.find(model.id()).map(Museum.Exhibit::mark).orElse(null),
                model.tls());
    }
}
