package loopscope.takeaway.animation;

import loopscope.capture.CaptureFailedException;

/** Carries a failure through what writes files. */
final class NotDrawn extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final CaptureFailedException failure;

    NotDrawn(CaptureFailedException failure) {
        super(failure);
        this.failure = failure;
    }

    CaptureFailedException failure() {
        return failure;
    }
}
