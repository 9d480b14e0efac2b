package loopscope.ui.lessons.questions;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import loopscope.lesson.check.Happening;
import loopscope.lesson.plan.Question;
import loopscope.lesson.play.Answer;
import loopscope.timeline.figures.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A question of a lesson, and what is predicted. Confined to the JavaFX thread.
 *
 * <p>One option is picked where answers are to be chosen from; all of them, in their order, where
 * they are to be ordered; two where it is asked who waits for whom.
 */
public final class QuestionViewModel {
    /** The last option where it is asked who waits. */
    private static final String NOBODY = "nobody";

    /** Commas between thousands, as this app writes them; any other comma begins a fraction. */
    private static final Pattern THOUSANDS =
            Pattern.compile("[1-9][0-9]{0,2}(,[0-9]{3})+(\\.[0-9]*)?");

    private static final double NANOS_PER_MILLI = 1e6;

    private final Question question;
    private final List<String> options;
    private final ObservableList<String> picked = FXCollections.observableArrayList();
    private final StringProperty typed = new SimpleStringProperty("");
    private final StringBinding hint = Bindings.createStringBinding(this::hint, picked, typed);

    /**
     * A question without a prediction yet.
     *
     * @param clients the names of the clients that the step is about
     */
    public QuestionViewModel(Question question, List<String> clients) {
        this.question = question;
        this.options =
                switch (question) {
                    case Question.Choice choice ->
                            choice.choices().stream().map(Question.Answer::text).toList();
                    case Question.Ordering ordering ->
                            ordering.happenings().stream().map(Happening::sentence).toList();
                    case Question.Guess _ -> List.of();
                    case Question.WhoWaits _ -> {
                        List<String> all = new ArrayList<>(clients);
                        all.add(NOBODY);
                        yield List.copyOf(all);
                    }
                };
    }

    /** What is asked. */
    public String text() {
        return question.text();
    }

    /** What can be picked; empty where a number is typed. */
    public List<String> options() {
        return options;
    }

    /** What is picked, in its order. */
    public ObservableList<String> picked() {
        return picked;
    }

    /** The number as it is typed. */
    public StringProperty typedProperty() {
        return typed;
    }

    /** The unit of the number, to follow its field; empty for none. */
    public String unit() {
        return question instanceof Question.Guess guess
                ? switch (guess.figure().unit()) {
                    case TIME -> "ms";
                    case BYTES -> "bytes";
                    case COUNT, RATIO -> "";
                }
                : "";
    }

    /** What to do next, in a sentence: how to answer, or to go on. */
    public ObservableStringValue hintProperty() {
        return hint;
    }

    private String hint() {
        if (isComplete()) {
            return "PageDown plays the step; until then you can answer otherwise.";
        }
        return switch (question) {
            case Question.Choice _ -> "Choose one: click it, or press its number.";
            case Question.Ordering _ ->
                    "Put all in order, the first one first: click them, or press their numbers.";
            case Question.Guess _ -> "Type a number.";
            case Question.WhoWaits _ ->
                    "Choose who waits, then for whom: click them here or in the picture, or press"
                            + " their numbers.";
        };
    }

    /** Picks an option by its place from 0; does nothing where there is none. */
    public void pick(int place) {
        if (place >= options.size()) {
            return;
        }
        String option = options.get(place);
        switch (question) {
            case Question.Choice _ -> picked.setAll(List.of(option));
            case Question.Ordering _ -> pickInOrder(option);
            case Question.WhoWaits _ -> pickWaiting(option);
            case Question.Guess _ -> throw new IllegalStateException("a number has no options");
        }
    }

    /** Picks a client that is pointed at, where it is asked who waits for whom. */
    public void pickClient(String name) {
        if (question instanceof Question.WhoWaits && options.contains(name)) {
            pickWaiting(name);
        }
    }

    /** One that is picked already is taken back, with all after it. */
    private void pickInOrder(String option) {
        int at = picked.indexOf(option);
        if (at < 0) {
            picked.add(option);
        } else {
            picked.remove(at, picked.size());
        }
    }

    private void pickWaiting(String option) {
        if (isComplete() || picked.contains(option)) {
            picked.clear();
        }
        picked.add(option);
    }

    /** What an option that was picked stands for, by its place among those, from 0. */
    public String role(int place) {
        return switch (question) {
            case Question.Choice _ -> "chosen";
            case Question.Guess _ -> "";
            case Question.Ordering _ -> "place " + (place + 1);
            case Question.WhoWaits _ -> place == 0 ? "waits" : "is waited for";
        };
    }

    /** Takes the prediction back. */
    public void clear() {
        picked.clear();
        typed.set("");
    }

    /** Whether the prediction is complete. */
    public boolean isComplete() {
        return switch (question) {
            case Question.Choice _ -> !picked.isEmpty();
            case Question.Ordering _ -> picked.size() == options.size();
            case Question.Guess _ -> number().isPresent();
            case Question.WhoWaits _ -> picked.size() == 2 || picked.equals(List.of(NOBODY));
        };
    }

    /** The number in the figure's own unit; empty while none is typed. */
    private OptionalDouble number() {
        try {
            double number = Double.parseDouble(plainNumber());
            boolean finite = number >= 0 && Double.isFinite(number);
            return finite ? OptionalDouble.of(number * scale()) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** The text of the number, with a point before its fraction and no other commas. */
    private String plainNumber() {
        String text = typed.get().strip();
        return THOUSANDS.matcher(text).matches() ? text.replace(",", "") : text.replace(',', '.');
    }

    /** What a number is multiplied by: times are typed in milliseconds. */
    private double scale() {
        boolean time =
                question instanceof Question.Guess guess && guess.figure().unit() == Unit.TIME;
        return time ? NANOS_PER_MILLI : 1;
    }

    /** The prediction in words; empty while it is not complete. */
    public String prediction() {
        if (!isComplete()) {
            return "";
        }
        return switch (question) {
            case Question.Choice _ -> picked.getFirst();
            case Question.Ordering _ -> String.join(", then ", picked);
            case Question.Guess _ -> (plainNumber() + " " + unit()).strip();
            case Question.WhoWaits _ -> waiting();
        };
    }

    private String waiting() {
        return picked.size() == 1
                ? NOBODY + " waits"
                : picked.getFirst() + " waits for " + picked.getLast();
    }

    /** The prediction, if there is one, beside the right answer. */
    public Reveal reveal(Answer answer) {
        Boolean right = isComplete() ? isRight(answer) : null;
        return new Reveal(prediction(), observed(answer), right);
    }

    private String observed(Answer answer) {
        if (!(question instanceof Question.Choice)) {
            return answer.seen();
        }
        return answer.right().isEmpty()
                ? "none of these"
                : answer.right().stream().collect(Collectors.joining("; "))
                        + " ("
                        + answer.seen()
                        + ")";
    }

    private boolean isRight(Answer answer) {
        return switch (question) {
            case Question.Choice _ -> answer.right().contains(picked.getFirst());
            case Question.Ordering _ -> answer.right().equals(picked);
            case Question.Guess guess -> isNear(guess, answer.number());
            case Question.WhoWaits _ ->
                    picked.size() == 1
                            ? answer.right().isEmpty()
                            : answer.right().contains(nobodyLeftOut());
        };
    }

    /** Who waits for nobody just waits. */
    private String nobodyLeftOut() {
        return picked.getLast().equals(NOBODY) ? picked.getFirst() + " waits" : waiting();
    }

    private boolean isNear(Question.Guess guess, OptionalDouble observed) {
        OptionalDouble predicted = number();
        return observed.isPresent()
                && predicted.isPresent()
                && Math.abs(predicted.getAsDouble() - observed.getAsDouble())
                        <= observed.getAsDouble() * guess.within() / 100;
    }
}
