package loopscope.takeaway.animation;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * What is new in a frame: the least rectangle that holds it, in the colours of a palette, with no
 * colour where nothing changed.
 *
 * @param x its left edge in the frame
 * @param y its upper edge
 * @param image its pixels
 */
record FrameChange(int x, int y, BufferedImage image) {
    /**
     * The change from one frame to the next.
     *
     * @param before the pixels before; empty for the first frame, which is new as a whole
     * @param now the pixels now
     * @param width of a frame
     */
    static FrameChange of(int[] before, int[] now, int width, Palette palette) {
        int height = now.length / width;
        if (before.length == 0) {
            return new FrameChange(0, 0, indexed(before, now, width, palette, 0, 0, width, height));
        }
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        for (int at = 0; at < now.length; at++) {
            if (before[at] != now[at]) {
                left = Math.min(left, at % width);
                right = Math.max(right, at % width + 1);
                top = Math.min(top, at / width);
                bottom = at / width + 1;
            }
        }
        if (right == 0) { // a frame has one pixel at least
            return new FrameChange(0, 0, indexed(before, now, width, palette, 0, 0, 1, 1));
        }
        return new FrameChange(
                left,
                top,
                indexed(before, now, width, palette, left, top, right - left, bottom - top));
    }

    private static BufferedImage indexed(
            int[] before, int[] now, int width, Palette palette, int x, int y, int w, int h) {
        BufferedImage image =
                new BufferedImage(w, h, BufferedImage.TYPE_BYTE_INDEXED, palette.model());
        byte[] indices = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int latest = now[y * width + x];
        int index = palette.index(latest);
        for (int row = 0; row < h; row++) {
            int at = (y + row) * width + x;
            for (int column = 0; column < w; column++, at++) {
                if (now[at] != latest) {
                    latest = now[at];
                    index = palette.index(latest);
                }
                boolean same = before.length > 0 && before[at] == now[at];
                indices[row * w + column] = (byte) (same ? Palette.SAME : index);
            }
        }
        return image;
    }
}
