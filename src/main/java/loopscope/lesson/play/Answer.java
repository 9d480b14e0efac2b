package loopscope.lesson.play;

import loopscope.lesson.check.Figure;
import loopscope.lesson.check.Finding;
import loopscope.lesson.check.Happening;
import loopscope.lesson.check.Situation;
import loopscope.lesson.check.WatchedStage;
import loopscope.lesson.plan.Question;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The right answer to a question, as it was observed.
 *
 * @param right the choices that are right; or the happenings in their order; or the number; or who
 *     waits for whom, a pair each
 * @param seen what was observed, in words
 * @param number the number that was asked for, in what its figure is counted in; empty where none
 *     was, or there is none
 * @param clear whether there is just one: not where no choice or more than one is right, where not
 *     all happened that is to be put in order, or where there is no number
 */
public record Answer(List<String> right, String seen, OptionalDouble number, boolean clear) {
    public Answer {
        right = List.copyOf(right);
    }

    private Answer(List<String> right, String seen, boolean clear) {
        this(right, seen, OptionalDouble.empty(), clear);
    }

    /** What is right at the end of a step. */
    static Answer to(Question question, Situation situation) {
        return switch (question) {
            case Question.Choice choice -> choice(choice, situation);
            case Question.Ordering ordering -> ordering(ordering, situation);
            case Question.Guess number -> number(number, situation);
            case Question.WhoWaits who -> whoWaits(who, situation);
        };
    }

    private static Answer choice(Question.Choice choice, Situation situation) {
        List<String> right = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Question.Answer answer : choice.choices()) {
            Finding found = answer.rightIf().check(situation);
            if (found.holds()) {
                right.add(answer.text());
                seen.add(found.seen());
            }
        }
        boolean clear = right.size() == 1;
        return new Answer(
                right, right.isEmpty() ? "none of them is so" : String.join("; ", seen), clear);
    }

    /** Where one of them has not happened, there is no order. */
    private static Answer ordering(Question.Ordering ordering, Situation situation) {
        WatchedStage stage = situation.stage(ordering.stage());
        List<String> missing =
                ordering.happenings().stream()
                        .filter(happening -> happening.on(stage) == ClientLane.OPEN)
                        .map(Happening::sentence)
                        .toList();
        if (!missing.isEmpty()) {
            return new Answer(List.of(), "not yet: " + String.join(", ", missing), false);
        }
        List<String> order =
                ordering.happenings().stream()
                        .sorted(Comparator.comparingLong(happening -> happening.on(stage)))
                        .map(Happening::sentence)
                        .toList();
        return new Answer(order, String.join(", then ", order), true);
    }

    private static Answer number(Question.Guess guess, Situation situation) {
        Figure figure = guess.figure();
        String stage = figure.stage();
        OptionalDouble number =
                figure.on(stage == null ? situation.stages().getFirst() : situation.stage(stage));
        String words = figure.words(number);
        return new Answer(List.of(words), figure.name() + " " + words, number, number.isPresent());
    }

    private static Answer whoWaits(Question.WhoWaits who, Situation situation) {
        WatchedStage stage = situation.stage(who.stage());
        List<String> waits =
                new WaitAnalysis(stage.record().lanes())
                        .at(stage.now()).stream().map(Answer::words).toList();
        return new Answer(waits, waits.isEmpty() ? "nobody waits" : String.join(", ", waits), true);
    }

    private static String words(Blame blame) {
        return blame.who().connection().name() + " waits" + blame.why();
    }
}
