package loopscope.picture.surface;

import static org.assertj.core.api.Assertions.assertThat;

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
