package loopscope.lesson.format;

import loopscope.lab.Letters;
import loopscope.lesson.plan.Experiment;
import loopscope.lesson.script.Action;

import java.util.HashSet;
import java.util.Set;

/**
 * The clients of one scene: they connect in the order of their letters, before they do anything.
 */
final class Cast {
    private final Set<String> there = new HashSet<>();
    private int next;

    /** Takes in what is done. */
    void check(Action action, int line) throws BadLessonException {
        switch (action) {
            case Action.Connect connect -> connect(connect.client(), line);
            case Action.GoOn goOn -> checkThere(goOn.client(), line);
            case Action.LetRead letRead -> checkThere(letRead.client(), line);
            case Action.Reset reset -> checkThere(reset.client(), line);
            case Action.Crowd crowd -> next += crowd.all();
            default -> {
                // is about no client
            }
        }
    }

    /** An experiment is made; when it is over, its clients have left. */
    void check(Experiment experiment) {
        next += experiment.allClients();
    }

    private void connect(String client, int line) throws BadLessonException {
        String expected = Letters.of(next);
        if (!client.equals(expected)) {
            throw new BadLessonException(
                    line,
                    "found "
                            + client
                            + ", expected "
                            + expected
                            + ": clients connect in the order of their letters, each once.");
        }
        there.add(client);
        next++;
    }

    private void checkThere(String client, int line) throws BadLessonException {
        if (!there.contains(client)) {
            throw new BadLessonException(line, client + " has not connected before this.");
        }
    }
}
