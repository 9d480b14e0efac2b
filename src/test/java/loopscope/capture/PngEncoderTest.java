package loopscope.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;

import javax.imageio.ImageIO;

/** What the JDK's reader finds in what is written. */
class PngEncoderTest {
    private static final int OPAQUE = 0xFF000000;

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 63", "300, 64", "5, 65", "411, 700", "4000, 2100"})
    void everyPixelIsReadBack(int width, int height) throws IOException {
        for (boolean alpha : new boolean[] {false, true}) {
            BufferedImage image = image(width, height, alpha);
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(encoded(image)));
            assertThat(read.getColorModel().hasAlpha()).isEqualTo(alpha);
            assertThat(pixels(read)).isEqualTo(pixels(image));
        }
    }

    /** Even areas with noise here and there, as what is drawn has words on a ground. */
    private static BufferedImage image(int width, int height, boolean alpha) {
        Random random = new Random(width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean noise = x / 50 % 3 == 0;
                int pixel = noise ? random.nextInt() : 0xFAFBFC;
                image.setRGB(x, y, alpha ? pixel : pixel | OPAQUE);
            }
        }
        if (alpha) {
            image.setRGB(0, 0, 0x40112233);
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngEncoder.write(image, out);
        return out.toByteArray();
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
