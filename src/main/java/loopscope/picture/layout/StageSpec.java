package loopscope.picture.layout;

import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.words.Digest;
import loopscope.timeline.words.Subject;

import java.util.ArrayList;
import java.util.List;

/**
 * One stage of a picture.
 *
 * @param model the server model's name
 * @param kind how its threads are shared among its clients, in a word or two
 * @param multiplexed whether no thread waits inside a call for one client alone
 * @param address where it listens, as people write it
 * @param digest what happened, as of the moment that is drawn
 * @param marks honesty marks: what the viewer has to know to judge the picture, for example "SERVER
 *     HELD: 250 ms before each call"
 * @param failure one sentence on what ended its server; empty while it lives
 * @param folded whether it is no more than its header
 * @param scope which of its rows are shown
 * @param controls how far the window's own controls reach on its header, in pixels; of no account
 *     in a capture
 */
public record StageSpec(
        String model,
        String kind,
        boolean multiplexed,
        String address,
        Digest digest,
        List<String> marks,
        String failure,
        boolean folded,
        Scope scope,
        double controls) {
    /** A stage with all its rows. */
    public StageSpec(
            String model,
            String kind,
            boolean multiplexed,
            String address,
            Digest digest,
            List<String> marks) {
        this(model, kind, multiplexed, address, digest, marks, "", false, Scope.ALL, 0);
    }

    /** The same with one more honesty mark. */
    public StageSpec marked(String mark) {
        List<String> all = new ArrayList<>(marks);
        all.add(mark);
        return new StageSpec(
                model,
                kind,
                multiplexed,
                address,
                digest,
                List.copyOf(all),
                failure,
                folded,
                scope,
                controls);
    }

    /** What happened. */
    public Lanes lanes() {
        return digest.lanes();
    }

    /** The stage as words need it. */
    public Subject subject() {
        return new Subject(model, lanes(), digest.chosen());
    }
}
