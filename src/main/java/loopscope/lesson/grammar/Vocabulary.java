package loopscope.lesson.grammar;

import loopscope.lesson.check.Claim;
import loopscope.lesson.check.Expectation;
import loopscope.lesson.check.Figure;
import loopscope.lesson.check.Happening;
import loopscope.lesson.check.OnStages;
import loopscope.lesson.check.OnStages.When;
import loopscope.lesson.check.Statement;
import loopscope.lesson.script.Action;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All sentences that a lesson can be written in. Confined to one thread. */
public final class Vocabulary {
    private static final String AT_SOME_TIME = "at some time ";

    private final List<String> stages;
    private final Forms<Happening> happenings;
    private final Forms<Claim> claims;
    private final Forms<Figure> figures;
    private final Forms<Statement> statements;
    private final Forms<Statement> overStep;
    private final Forms<Action> actions;

    /**
     * The sentences of a lesson.
     *
     * @param stages the names of the stages that they can speak of
     */
    public Vocabulary(List<String> stages) {
        this.stages = List.copyOf(stages);
        Map<String, Rule<?>> rules = new HashMap<>();
        rules.put("client", Words.CLIENT);
        rules.put("text", Words.TEXT);
        rules.put("number", Words.NUMBERS);
        rules.put("decimal", Words.DECIMALS);
        rules.put("duration", Words.DURATION);
        rules.put("size", Words.SIZE);
        rules.put("amount", Words.AMOUNT);
        rules.put("call", Words.CALL);
        rules.put("flag", Words.FLAG);
        rules.put("stage", Words.oneOf(stages));
        happenings = Claims.happenings(rules);
        rules.put("happening", happenings);
        claims = Claims.claims(rules);
        rules.put("claim", claims);
        figures = FigureForms.figures(rules);
        rules.put("figure", figures);
        rules.put("relation", FigureForms.relations(rules));
        statements = new Forms<>(rules);
        addClaim(statements, "", When.NOW);
        FigureForms.addTo(statements);
        rules.put("statement", statements);
        overStep = new Forms<>(rules);
        addClaim(overStep, "never ", When.NEVER);
        addClaim(overStep, "always ", When.ALWAYS);
        addClaim(overStep, AT_SOME_TIME, When.SOME_TIME);
        actions = ActionForms.actions(rules);
    }

    private static void addClaim(Forms<Statement> forms, String words, When when) {
        forms.add(
                words + "{claim} [on {stage}]",
                gaps ->
                        new OnStages(
                                gaps.get("claim", Claim.class), gaps.textIfAny("stage"), when));
    }

    /** The names of the stages that sentences can speak of. */
    public List<String> stages() {
        return stages;
    }

    /** What a sentence says is done. */
    public Action action(String text) throws WrongSentenceException {
        return actions.read(text);
    }

    /** What a sentence says is so. */
    public Statement statement(String text) throws WrongSentenceException {
        return statements.read(text);
    }

    /**
     * What a sentence says must be observed.
     *
     * @param line where it stands in the lesson, from 1
     */
    public Expectation expectation(String text, int line) throws WrongSentenceException {
        boolean whole =
                text.startsWith("never ")
                        || text.startsWith("always ")
                        || text.startsWith(AT_SOME_TIME);
        Statement statement = whole ? overStep.read(text) : statements.read(text);
        return new Expectation(text, line, statement, whole);
    }

    /** The figure of a name. */
    public Figure figure(String text) throws WrongSentenceException {
        return figures.read(text);
    }

    /** What a sentence says happens. */
    public Happening happening(String text) throws WrongSentenceException {
        return happenings.read(text);
    }

    /**
     * The forms of all sentences, by what they are for; gaps in braces, what can be left out in
     * brackets.
     */
    public Map<String, List<String>> templates() {
        return Map.of(
                "do", actions.templates(),
                "expect", statements.templates(),
                "claims", claims.templates(),
                "figures", figures.templates(),
                "happenings", happenings.templates());
    }
}
