package loopscope.picture.layout;

import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.words.Digest;
import loopscope.timeline.words.Subject;

import java.util.ArrayList;
import java.util.List;

/**
 * All that one stage of a picture is drawn from.
 *
 * @param model the server model's name
 * @param kind how its threads are shared among its clients, in a word or two
 * @param multiplexed whether no thread waits inside a call for one client alone
 * @param address where it listens, as text
 * @param digest what its lanes show at the instant that is drawn
 * @param marks honesty marks: what a viewer has to know to judge the picture, for example "SERVER
 *     HELD: 250 ms before each call"
 * @param failure one sentence on what ended its server; empty while it lives
 * @param folded whether only its header is shown
 * @param scope which of its rows are shown
 * @param controls how far the window's own controls reach on its header, in pixels; not used in a
 *     capture
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

    /** The stage's lanes. */
    public Lanes lanes() {
        return digest.lanes();
    }

    /** The stage as words need it. */
    public Subject subject() {
        return new Subject(model, lanes(), digest.chosen());
    }
}
