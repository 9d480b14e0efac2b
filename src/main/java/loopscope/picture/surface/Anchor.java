package loopscope.picture.surface;

/** The point of a text that is placed at its x. */
public enum Anchor {
    START,
    MIDDLE,
    END
}
