package loopscope.lab;

import loopscope.trace.metadata.CountSoFar;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A server of others: it can't be held, and counts nothing that we know of. */
abstract class ForeignServer implements StageServer {
    @Override
    public final List<String> notices() {
        return List.of();
    }

    @Override
    public final String paceObstacle() {
        return "A program of others goes at its own pace: only our models can be held.";
    }

    @Override
    public final void setPace(Pace pace) {
        // It can't be held.
    }

    @Override
    public final boolean step() {
        return false;
    }

    @Override
    public final int held() {
        return 0;
    }

    @Override
    public final boolean refuseAccepts(List<Integer> errnos) {
        return false;
    }

    @Override
    public final int refusalsLeft() {
        return 0;
    }

    @Override
    public final int counted() {
        return -1;
    }

    @Override
    public final @Nullable CountSoFar countSoFar() {
        return null;
    }
}
