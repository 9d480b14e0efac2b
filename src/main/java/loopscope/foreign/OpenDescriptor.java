package loopscope.foreign;

import java.util.Map;

/**
 * A descriptor that a process had open before it was watched.
 *
 * @param number its number
 * @param target what it stands for, such as {@code socket:[87]}
 * @param nonBlocking whether calls on it return "would block" where they would have to wait
 * @param closedOnExec whether it is closed as another program takes the process over
 * @param watched of an epoll instance, the numbers that it watches and the data of each
 */
public record OpenDescriptor(
        int number,
        String target,
        boolean nonBlocking,
        boolean closedOnExec,
        Map<Integer, String> watched) {
    public OpenDescriptor {
        watched = Map.copyOf(watched);
    }

    boolean isSocket() {
        return target.startsWith("socket:[");
    }
}
