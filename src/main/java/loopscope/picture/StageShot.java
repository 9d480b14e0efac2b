package loopscope.picture;

import loopscope.timeline.Lanes;

import java.util.ArrayList;
import java.util.List;

/**
 * One stage of a picture.
 *
 * @param model the server model's name
 * @param kind how its threads are shared among its clients, in a word or two
 * @param multiplexed whether no thread waits inside a call for one client alone
 * @param address where it listens, as people write it
 * @param lanes what happened
 * @param marks honesty marks: what the viewer has to know to judge the picture, for example "SERVER
 *     HELD: 250 ms before each call"
 */
public record StageShot(
        String model,
        String kind,
        boolean multiplexed,
        String address,
        Lanes lanes,
        List<String> marks) {

    /** The same with one more honesty mark. */
    public StageShot marked(String mark) {
        List<String> all = new ArrayList<>(marks);
        all.add(mark);
        return new StageShot(model, kind, multiplexed, address, lanes, List.copyOf(all));
    }
}
