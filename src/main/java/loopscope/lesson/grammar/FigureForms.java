package loopscope.lesson.grammar;

import loopscope.lesson.check.Comparison;
import loopscope.lesson.check.Comparison.Relation;
import loopscope.lesson.check.Figure;
import loopscope.lesson.check.Figures;
import loopscope.lesson.check.Statement;
import loopscope.lesson.check.Unit;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Names of figures, and sentences that compare them. */
final class FigureForms {
    private static final Map<String, Relation> RELATIONS =
            Map.of(
                    "", Relation.EQUAL,
                    "more than ", Relation.MORE,
                    "less than ", Relation.LESS,
                    "at least ", Relation.AT_LEAST,
                    "at most ", Relation.AT_MOST);

    private FigureForms() {}

    static Forms<Figure> figures(Map<String, Rule<?>> rules) {
        Forms<Figure> forms = new Forms<>(rules);
        for (Supplier<Figure> maker :
                List.<Supplier<Figure>>of(
                        Figures::longestWait,
                        Figures::calls,
                        Figures::callsEach,
                        Figures::wakeUps,
                        Figures::messages,
                        Figures::accepted,
                        Figures::left,
                        Figures::threads,
                        Figures::count,
                        Figures::lostUpdates,
                        Figures::totalTime,
                        Figures::processorTime,
                        Figures::mostQueued,
                        Figures::partialSends,
                        Figures::acceptQueue)) {
            Figure figure = maker.get();
            forms.add(figure.name() + " [on {stage}]", gaps -> on(gaps, figure));
        }
        return forms.add(
                        "longest wait of {client} [on {stage}]",
                        gaps -> on(gaps, Figures.longestWait(gaps.text("client"))))
                .add(
                        "calls of {call} [on {stage}]",
                        gaps -> on(gaps, Figures.calls(gaps.text("call"))))
                .add(
                        "most queued bytes for {client} [on {stage}]",
                        gaps -> on(gaps, Figures.mostQueued(gaps.text("client"))));
    }

    private static Figure on(Form.Gaps gaps, Figure figure) {
        String stage = gaps.textIfAny("stage");
        return stage == null ? figure : figure.on(stage);
    }

    /** Adds the sentences that compare a figure. */
    static void addTo(Forms<Statement> forms) {
        for (String verb : List.of("is", "are")) {
            RELATIONS.forEach((words, relation) -> add(forms, verb + " " + words, relation));
        }
    }

    private static void add(Forms<Statement> forms, String words, Relation relation) {
        forms.add("{figure} " + words + "{amount}", gaps -> amount(gaps, relation));
        forms.add("{figure} " + words + "{other:figure}", gaps -> compared(gaps, relation, 1));
        forms.add(
                "{figure} " + words + "{times:decimal} times {other:figure}",
                gaps -> compared(gaps, relation, gaps.get("times", Double.class)));
    }

    private static Statement amount(Form.Gaps gaps, Relation relation) {
        Amount amount = gaps.get("amount", Amount.class);
        Figure figure = gaps.get("figure", Figure.class);
        Unit unit = figure.unit() == Unit.RATIO ? Unit.COUNT : figure.unit();
        if (unit != amount.unit()) {
            throw new IllegalArgumentException(
                    figure.name()
                            + " can’t be compared with "
                            + amount.unit().words(amount.value()));
        }
        return new Comparison(figure, relation, amount.value(), null);
    }

    private static Statement compared(Form.Gaps gaps, Relation relation, double factor) {
        Figure figure = gaps.get("figure", Figure.class);
        @Nullable Figure other = gaps.get("other", Figure.class);
        return new Comparison(figure, relation, factor, other);
    }
}
