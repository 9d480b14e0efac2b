package loopscope.picture.layout;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.picture.surface.Theme;
import loopscope.timeline.axis.Viewport;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalLong;

/** A shot looks as the one before until something on it has moved by a pixel. */
class PictureSpecTest {
    private static final double WIDTH = 1000;
    private static final long PIXEL = 1_000_000_000;

    /** The whole run, which grows at its right edge. */
    private static PictureSpec whole(long now, OptionalLong selectedInstant) {
        return spec(Viewport.between(0, WIDTH * PIXEL, WIDTH), now, selectedInstant);
    }

    /** The latest part of the run, which scrolls. */
    private static PictureSpec latest(long now) {
        return spec(new Viewport(now - WIDTH * PIXEL, PIXEL, WIDTH), now, OptionalLong.empty());
    }

    private static PictureSpec spec(Viewport view, long now, OptionalLong selectedInstant) {
        return new PictureSpec(
                "",
                List.of(),
                view,
                now,
                now,
                selectedInstant,
                Notes.NONE,
                WIDTH,
                500,
                Theme.LIGHT,
                PictureSpec.Chrome.WINDOW);
    }

    @Test
    void lessThanAPixelIsNotSeen() {
        long now = 900 * PIXEL;
        assertThat(latest(now + PIXEL / 2).looksLike(latest(now))).isTrue();
        assertThat(latest(now + 2 * PIXEL).looksLike(latest(now))).isFalse();
        PictureSpec grown = whole(now, OptionalLong.empty());
        assertThat(whole(now + PIXEL / 2, OptionalLong.empty()).looksLike(grown)).isTrue();
        assertThat(whole(now + 2 * PIXEL, OptionalLong.empty()).looksLike(grown)).isFalse();
    }

    @Test
    void whateverElseIsOnItIsSeenAtOnce() {
        PictureSpec before = whole(PIXEL, OptionalLong.empty());
        assertThat(whole(PIXEL, OptionalLong.of(5)).looksLike(before)).isFalse();
        Viewport closer = Viewport.between(0, PIXEL, WIDTH);
        assertThat(spec(closer, PIXEL, OptionalLong.empty()).looksLike(before)).isFalse();
    }
}
