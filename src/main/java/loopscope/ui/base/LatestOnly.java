package loopscope.ui.base;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Answers questions on another thread, one at a time; of those asked meanwhile, only the last is
 * answered. Confined to the JavaFX thread.
 *
 * @param <Q> questions; one that equals the last is not answered again
 * @param <A> answers
 */
public final class LatestOnly<Q, A> {
    private final Background background;
    private final Function<Q, A> work;
    private final Consumer<A> show;
    private @Nullable Q asked;
    private @Nullable Q next;
    private boolean busy;

    /**
     * @param work answers a question, on another thread
     * @param show gets each answer, on the JavaFX thread
     */
    public LatestOnly(Background background, Function<Q, A> work, Consumer<A> show) {
        this.background = background;
        this.work = work;
        this.show = show;
    }

    /** Asks; returns at once. */
    public void ask(Q question) {
        Background.assertFxThread();
        if (question.equals(asked)) {
            next = null;
        } else if (busy) {
            next = question;
        } else {
            busy = true;
            asked = question;
            background.run(() -> work.apply(question), this::take, this::fail);
        }
    }

    private void take(A answer) {
        goOn();
        show.accept(answer);
    }

    private void fail(Exception why) {
        goOn();
        throw new IllegalStateException("a question could not be answered", why);
    }

    private void goOn() {
        busy = false;
        Q waiting = next;
        next = null;
        if (waiting != null) {
            ask(waiting);
        }
    }
}
