package loopscope.picture.layout;

/**
 * Divides room: a part that needs less than an equal share gets what it needs, and the others share
 * what is left.
 */
final class Shares {
    private Shares() {}

    /** How much of {@code room} each part gets; no more than it needs. */
    static double[] of(double room, double[] needs) {
        double[] given = new double[needs.length];
        double left = room;
        int open = needs.length;
        boolean[] served = new boolean[needs.length];
        boolean changed = true;
        while (changed && open > 0) {
            changed = false;
            double share = left / open;
            for (int i = 0; i < needs.length; i++) {
                if (!served[i] && needs[i] <= share) {
                    served[i] = true;
                    given[i] = needs[i];
                    left -= needs[i];
                    open--;
                    changed = true;
                }
            }
        }
        for (int i = 0; i < needs.length; i++) {
            given[i] = served[i] ? given[i] : Math.max(0, left) / open;
        }
        return given;
    }
}
