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

/**
 * The crowds of the present run that are not gone: their progress and how to cancel them. Confined
 * to the JavaFX thread.
 */
public final class CrowdViewModel {
    /** A crowd, and the lab whose stages it comes to. */
    private record Sent(Lab lab, Crowd crowd) {}

    private final Background background;
    private final Notices notices;
    private final List<Sent> sent = new ArrayList<>();
    private Lab lab;
    private final ReadOnlyBooleanWrapper coming = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");

    public CrowdViewModel(Lab lab, Background background, Notices notices) {
        this.notices = notices;
        this.lab = lab;
        this.background = background;
    }

    /**
     * Sends crowds to the stages of this lab from now on, and shows those alone. A crowd of another
     * lab ends with its stages, or is shown again with them.
     */
    public void follow(Lab present) {
        lab = present;
    }

    private List<Crowd> here() {
        return sent.stream().filter(one -> one.lab().equals(lab)).map(Sent::crowd).toList();
    }

    /** Whether there is a crowd that is not gone. */
    ReadOnlyBooleanProperty comingProperty() {
        return coming.getReadOnlyProperty();
    }

    /** The part of all their clients that is gone, 0 to 1. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How many clients were served, in words. */
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /**
     * Sends a crowd to every stage.
     *
     * @param done called once the crowd is sent
     * @param refused called with a sentence on why it can't be sent
     */
    void send(int all, int atOnce, Runnable done, Consumer<String> refused) {
        Lab here = lab;
        background.run(
                () -> here.crowd(all, atOnce),
                crowd -> {
                    sent.add(new Sent(here, crowd));
                    refresh();
                    done.run();
                },
                why -> refused.accept(of(why)));
    }

    private static String of(Exception why) {
        return why instanceof CannotStartException
                ? String.valueOf(why.getMessage())
                : "The crowd could not be sent (" + why + "): try a smaller one.";
    }

    /** Cancels these crowds: sends no more clients and resets those that are there. */
    void cancel() {
        List<Crowd> ending = here();
        background.run(() -> end(ending), done -> refresh(), why -> {});
    }

    private static boolean end(List<Crowd> crowds) {
        crowds.forEach(Crowd::cancel);
        return true;
    }

    /** Updates progress and words; shows a notice for a crowd that ended with failures. */
    public void refresh() {
        List<Sent> ended = sent.stream().filter(one -> one.crowd().isGone()).toList();
        sent.removeAll(ended);
        ended.stream().filter(one -> one.lab().equals(lab)).map(Sent::crowd).forEach(this::report);
        List<Crowd> crowds = here();
        long gone = crowds.stream().mapToLong(Crowd::gone).sum();
        long all = crowds.stream().mapToLong(Crowd::size).sum();
        progress.set(all == 0 ? 0 : (double) gone / all);
        long served = crowds.stream().mapToLong(Crowd::served).sum();
        text.set(
                String.format(Locale.ROOT, "crowd: %,d of %,d served on all stages", served, all)
                        + unconnected(crowds));
        coming.set(!crowds.isEmpty());
    }

    private static String unconnected(List<Crowd> crowds) {
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
