package loopscope.lesson.grammar;

import loopscope.lesson.check.Comparison;
import loopscope.lesson.check.Comparison.Relation;
import loopscope.lesson.check.Figure;
import loopscope.lesson.check.Figures;
import loopscope.lesson.check.Ratio;
import loopscope.lesson.check.Statement;
import loopscope.timeline.figures.Unit;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Names of figures, and sentences that compare them. */
final class FigureForms {
    private FigureForms() {}

    static Forms<Figure> figures(Map<String, Rule<?>> rules) {
        Forms<Figure> forms = new Forms<>(rules);
        for (Supplier<Figure> maker :
                List.<Supplier<Figure>>of(
                        Figures::longestWait,
                        Figures::calls,
                        Figures::wouldBlock,
                        Figures::wakeUps,
                        Figures::messages,
                        Figures::messagesPerSecond,
                        Figures::accepted,
                        Figures::left,
                        Figures::threads,
                        Figures::platformThreads,
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
        Ratio.ALL.forEach(ratio -> ratio(forms, ratio));
        return forms.add(
                        "longest wait of {client} [on {stage}]",
                        gaps -> on(gaps, Figures.longestWait(gaps.text("client"))))
                .add(
                        "threads for {client} [on {stage}]",
                        gaps -> on(gaps, Figures.threadsFor(gaps.text("client"))))
                .add(
                        "calls of {call} [on {stage}]",
                        gaps -> on(gaps, Figures.calls(gaps.text("call"))))
                .add(
                        "most queued bytes for {client} [on {stage}]",
                        gaps -> on(gaps, Figures.mostQueued(gaps.text("client"))));
    }

    private static void ratio(Forms<Figure> forms, Ratio ratio) {
        Figure figure = ratio.figure();
        forms.add(figure.name() + " [on {stage}]", gaps -> on(gaps, figure))
                .add(
                        "least " + ratio.name() + " beside {number} idle clients [on {stage}]",
                        gaps -> on(gaps, Figures.least(ratio, gaps.number("number"))));
    }

    private static Figure on(Form.Gaps gaps, Figure figure) {
        String stage = gaps.textIfAny("stage");
        return stage == null ? figure : figure.on(stage);
    }

    /** How one figure compares with another: {@code is}, {@code are more than}. */
    static Forms<Relation> relations(Map<String, Rule<?>> rules) {
        Forms<Relation> forms = new Forms<>(rules);
        for (String verb : List.of("is", "are")) {
            forms.add(verb, _ -> Relation.EQUAL)
                    .add(verb + " more than", _ -> Relation.MORE)
                    .add(verb + " less than", _ -> Relation.LESS)
                    .add(verb + " at least", _ -> Relation.AT_LEAST)
                    .add(verb + " at most", _ -> Relation.AT_MOST);
        }
        return forms;
    }

    /** Adds the sentences that compare a figure. */
    static void addTo(Forms<Statement> forms) {
        forms.add("{figure} {relation} {amount}", FigureForms::amount)
                .add("{figure} {relation} {other:figure}", gaps -> compared(gaps, 1))
                .add(
                        "{figure} {relation} {times:decimal} times {other:figure}",
                        gaps -> compared(gaps, gaps.get("times", Double.class)));
    }

    private static Statement amount(Form.Gaps gaps) {
        Amount amount = gaps.get("amount", Amount.class);
        Figure figure = gaps.get("figure", Figure.class);
        Unit unit = figure.unit() == Unit.RATIO ? Unit.COUNT : figure.unit();
        if (unit != amount.unit()) {
            throw new IllegalArgumentException(
                    figure.name()
                            + " can’t be compared with "
                            + amount.unit().words(amount.value()));
        }
        return new Comparison(figure, relation(gaps), amount.value(), null);
    }

    private static Statement compared(Form.Gaps gaps, double factor) {
        Figure figure = gaps.get("figure", Figure.class);
        return new Comparison(figure, relation(gaps), factor, gaps.get("other", Figure.class));
    }

    private static Relation relation(Form.Gaps gaps) {
        return gaps.get("relation", Relation.class);
    }
}
