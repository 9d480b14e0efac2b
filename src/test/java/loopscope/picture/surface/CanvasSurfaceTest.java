package loopscope.picture.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelReader;

import loopscope.picture.FxThread;

import org.junit.jupiter.api.Test;

import java.util.function.Consumer;

class CanvasSurfaceTest {
    private static final int BLUE = Colour.rgb(0x0072B2);
    private static final int WHITE = Colour.rgb(0xFFFFFF);

    @Test
    void putsEdgesOnWholePixels() throws Exception {
        PixelReader pixels = draw(1, s -> s.rect(10.3, 10.4, 5, 5, BLUE));
        assertThat(pixels.getArgb(10, 10)).isEqualTo(BLUE);
        assertThat(pixels.getArgb(14, 14)).isEqualTo(BLUE);
        assertThat(pixels.getArgb(15, 12)).isEqualTo(WHITE);
        assertThat(pixels.getArgb(9, 12)).isEqualTo(WHITE);
    }

    @Test
    void keepsTheThinnestMarkVisible() throws Exception {
        PixelReader pixels = draw(1, s -> s.rect(10.1, 10, 0.01, 5, BLUE));
        assertThat(pixels.getArgb(10, 12)).isEqualTo(BLUE);
    }

    @Test
    void drawsALevelLineSharp() throws Exception {
        PixelReader pixels = draw(1, s -> s.line(5, 20, 30, 20, BLUE, 1, Dash.SOLID));
        assertThat(bluePixelsInColumn(pixels, 10)).isEqualTo(1);
    }

    @Test
    void hatchesOneStripeAPeriodAtEveryScale() throws Exception {
        for (double scale : new double[] {1, 1.25, 2, 4}) {
            Hatch hatch = new Hatch(BLUE, WHITE);
            PixelReader pixels = draw(scale, s -> s.hatch(0, 0, 50, 20, hatch));
            int stripes = 0;
            for (int x = 1; x < 50 * scale; x++) {
                boolean now = isDark(pixels.getArgb(x, (int) scale * 3));
                boolean before = isDark(pixels.getArgb(x - 1, (int) scale * 3));
                stripes += now && !before ? 1 : 0;
            }
            assertThat(stripes).as("at scale %s", scale).isBetween(4, 5);
        }
    }

    @Test
    void joinsTouchingHatchesWithoutASeam() throws Exception {
        Hatch hatch = new Hatch(BLUE, WHITE);
        PixelReader whole = draw(2, s -> s.hatch(0, 0, 40, 20, hatch));
        PixelReader parts =
                draw(
                        2,
                        s -> {
                            s.hatch(0, 0, 13, 20, hatch);
                            s.hatch(13, 0, 27, 20, hatch);
                        });
        for (int x = 0; x < 80; x++) {
            assertThat(parts.getArgb(x, 7)).isEqualTo(whole.getArgb(x, 7));
        }
    }

    @Test
    void clipsUntilUnclipAndKeepsColoursRightAfterwards() throws Exception {
        int red = Colour.rgb(0xD55E00);
        PixelReader pixels =
                draw(
                        1,
                        s -> {
                            s.clip(0, 0, 10, 10);
                            s.rect(0, 0, 60, 60, BLUE);
                            s.unclip();
                            s.rect(40, 40, 5, 5, red);
                            s.rect(50, 40, 5, 5, BLUE);
                        });
        assertThat(pixels.getArgb(9, 9)).isEqualTo(BLUE);
        assertThat(pixels.getArgb(10, 10)).isEqualTo(WHITE);
        assertThat(pixels.getArgb(42, 42)).isEqualTo(red);
        assertThat(pixels.getArgb(52, 42)).isEqualTo(BLUE);
    }

    @Test
    void cutsAMarkThatReachesOutOfTheInnermostClip() throws Exception {
        PixelReader pixels =
                draw(
                        1,
                        s -> {
                            s.clip(0, 0, 20, 60);
                            s.clip(0, 0, 60, 30);
                            s.circle(20, 30, 12, BLUE, Colour.NONE, 0);
                            s.roundRect(-5, 40, 50, 10, 2, BLUE, Colour.NONE, 0);
                            s.unclip();
                            s.roundRect(-5, 50, 50, 8, 2, BLUE, Colour.NONE, 0);
                            s.unclip();
                            s.circle(50, 20, 5, BLUE, Colour.NONE, 0);
                        });
        assertThat(pixels.getArgb(15, 25)).isEqualTo(BLUE);
        assertThat(pixels.getArgb(25, 25)).isEqualTo(WHITE);
        assertThat(pixels.getArgb(15, 35)).isEqualTo(WHITE);
        assertThat(pixels.getArgb(10, 45)).isEqualTo(WHITE);
        assertThat(pixels.getArgb(10, 54)).isEqualTo(BLUE);
        assertThat(pixels.getArgb(30, 54)).isEqualTo(WHITE);
        assertThat(pixels.getArgb(50, 20)).isEqualTo(BLUE);
    }

    @Test
    void drawsWhatReachesIntoTheClipFromOutside() throws Exception {
        PixelReader whole =
                draw(2, s -> s.text("Wait", 10, 30, TextStyle.SMALL, BLUE, Anchor.START));
        for (Anchor anchor : Anchor.values()) {
            double x = 10 + Text.width("Wait", TextStyle.SMALL) * anchor.ordinal() / 2.0;
            PixelReader clipped =
                    draw(
                            2,
                            s -> {
                                s.clip(14, 0, 40, 27);
                                s.text("Wait", x, 30, TextStyle.SMALL, BLUE, anchor);
                                s.unclip();
                            });
            for (int at = 0; at < 120 * 120; at++) {
                boolean inside = at % 120 >= 28 && at / 120 < 54;
                int seen = inside ? whole.getArgb(at % 120, at / 120) : WHITE;
                assertThat(clipped.getArgb(at % 120, at / 120) >> 16 & 255)
                        .as("%s of %s", at, anchor)
                        .isCloseTo(seen >> 16 & 255, within(2));
            }
        }
    }

    @Test
    void beginForgetsClipsThatWereLeftOpen() throws Exception {
        PixelReader pixels =
                draw(
                        1,
                        s -> {
                            s.clip(0, 0, 5, 5);
                            ((CanvasSurface) s).begin(1, 1, 0, 0);
                            s.rect(20, 20, 5, 5, BLUE);
                        });
        assertThat(pixels.getArgb(22, 22)).isEqualTo(BLUE);
    }

    private static PixelReader draw(double scale, Consumer<Surface> painter) throws Exception {
        return FxThread.call(
                () -> {
                    Canvas canvas = new Canvas(60 * scale, 60 * scale);
                    CanvasSurface surface = new CanvasSurface(canvas.getGraphicsContext2D());
                    surface.begin(scale, 1, 0, 0);
                    surface.rect(0, 0, 60, 60, WHITE);
                    painter.accept(surface);
                    return canvas.snapshot(null, null).getPixelReader();
                });
    }

    private static int bluePixelsInColumn(PixelReader pixels, int x) {
        int blue = 0;
        for (int y = 0; y < 60; y++) {
            blue += pixels.getArgb(x, y) == BLUE ? 1 : 0;
        }
        return blue;
    }

    private static boolean isDark(int argb) {
        return (argb >> 16 & 255) < 150;
    }
}
