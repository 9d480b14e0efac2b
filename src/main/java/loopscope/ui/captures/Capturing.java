package loopscope.ui.captures;

import loopscope.capture.Picture;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.RecordedRun;

/** What there is to be captured, as it is at the time of each call, on the JavaFX thread. */
public interface Capturing {
    /** The picture of what was chosen. */
    Picture picture(CaptureChoices choices);

    /** The run that is shown. */
    RecordedRun run();

    /** How that run is to be written in other forms than a picture. */
    ExportOptions options(CaptureChoices choices);

    /** Why what was chosen can't be captured, with what to do; empty where it can. */
    String obstacle(CaptureChoices choices);
}
