package loopscope.ui.clients;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import loopscope.lab.CannotStartException;
import loopscope.lab.Crowd;
import loopscope.lab.Lab;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Crowds on their way: how far they have come, and their end. Confined to the JavaFX thread. */
public final class CrowdViewModel {
    private final Lab lab;
    private final Background background;
    private final Notices notices;
    private final List<Crowd> crowds = new ArrayList<>();
    private final ReadOnlyBooleanWrapper coming = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");

    public CrowdViewModel(Lab lab, Background background, Notices notices) {
        this.notices = notices;
        this.lab = lab;
        this.background = background;
    }

    /** Whether a crowd is on its way. */
    ReadOnlyBooleanProperty comingProperty() {
        return coming.getReadOnlyProperty();
    }

    /** Which part of all that are to come has left again, 0 to 1. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The same in words. */
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /**
     * Sends a crowd to every stage.
     *
     * @param sent is told when it is on its way
     * @param refused is given the sentence that says why it can't be
     */
    void send(int rows, int each, Runnable sent, Consumer<String> refused) {
        background.run(
                () -> lab.crowd(rows, each),
                crowd -> {
                    take(crowd);
                    sent.run();
                },
                why -> refused.accept(of(why)));
    }

    private static String of(Exception why) {
        return why instanceof CannotStartException
                ? String.valueOf(why.getMessage())
                : "The crowd could not be sent (" + why + "): try a smaller one.";
    }

    private void take(Crowd crowd) {
        crowds.add(crowd);
        refresh();
    }

    /** Sends no more of any; those who are there are reset. */
    void cancel() {
        List<Crowd> ending = List.copyOf(crowds);
        background.run(() -> end(ending), done -> refresh(), why -> {});
    }

    private static boolean end(List<Crowd> crowds) {
        crowds.forEach(Crowd::cancel);
        return true;
    }

    /** Brings the words up to date; those of a crowd that failed stay as a notice. */
    public void refresh() {
        crowds.stream().filter(Crowd::isGone).forEach(this::report);
        crowds.removeIf(Crowd::isGone);
        long gone = crowds.stream().mapToLong(Crowd::gone).sum();
        long all = crowds.stream().mapToLong(Crowd::size).sum();
        progress.set(all == 0 ? 0 : (double) gone / all);
        long served = crowds.stream().mapToLong(Crowd::served).sum();
        text.set(
                String.format(Locale.ROOT, "crowd: %,d of %,d served on all stages", served, all)
                        + unconnected());
        coming.set(!crowds.isEmpty());
    }

    private String unconnected() {
        return crowds.stream()
                .map(Crowd::unconnected)
                .filter(words -> !words.isEmpty())
                .map(words -> ", " + words)
                .collect(Collectors.joining());
    }

    private void report(Crowd gone) {
        String trouble = gone.trouble();
        if (trouble != null) {
            notices.show(Notice.failed(trouble));
        }
    }
}
