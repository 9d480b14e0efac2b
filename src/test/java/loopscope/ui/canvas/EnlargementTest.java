package loopscope.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.layout.StageSpec;
import loopscope.picture.surface.Theme;
import loopscope.timeline.Play;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.words.Digest;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The picture is as large as its room allows, and changes its size seldom. */
class EnlargementTest {
    private final Play play = new Play();
    private final Enlargement enlargement = new Enlargement(this::draft);
    private Object window = "";
    private double width = 2000;
    private double height = 500;
    private int clients;
    private long now;

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void itIsAsLargeAsHeightAndWidthAllowUpToAHundredAndSixtyPercent() {
        assertThat(in(2000, 2000)).isEqualTo(1.6);
        assertThat(in(2000, 500)).isEqualTo(1.3);
        assertThat(in(1000, 2000)).isEqualTo(1.1);
        assertThat(in(860, 2000)).isEqualTo(1);
        assertThat(in(2000, 200)).as("lanes that have no room at all").isEqualTo(1);
    }

    @Test
    void theFirstThreeClientsChangeNothing() {
        assertThat(in(2000, 500)).isEqualTo(1.3);
        accepts(3);
        assertThat(in(2000, 500)).isEqualTo(1.3);
    }

    @Test
    void itShrinksOnceRowsLoseTheirSecondLineAndThenByAsMuchAsIsGoodToRead() {
        accepts(3);
        in(2000, 500);
        accepts(1);
        assertThat(after(0)).as("rows that are lower, with two lines").isEqualTo(1.3);
        accepts(1);
        assertThat(after(0)).as("in the same frame").isEqualTo(1.1);
    }

    @Test
    void itGrowsOnceThereHasBeenRoomForSomeSeconds() {
        in(2000, 400);
        height = 500;
        assertThat(after(2)).isEqualTo(1);
        height = 400;
        assertThat(after(1)).isEqualTo(1);
        height = 500;
        assertThat(after(2)).as("the seconds before do not count").isEqualTo(1);
        assertThat(after(2)).isEqualTo(1.3);
    }

    @Test
    void anotherWindowIsFilledAtOnce() {
        in(2000, 400);
        assertThat(in(2000, 500)).isEqualTo(1.3);
    }

    /** The factor in a window that has just got its size. */
    private double in(double newWidth, double newHeight) {
        width = newWidth;
        height = newHeight;
        window = new Object();
        return after(0);
    }

    /** The factor so many seconds later, in a window that keeps its size. */
    private double after(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
        enlargement.choose(now, width, window);
        enlargement.shrinks(now, width, draft(enlargement.factor()));
        return enlargement.factor();
    }

    private void accepts(int more) {
        for (int i = 0; i < more; i++) {
            int client = play.trace.connections().own("client " + clients, clients);
            play.server()
                    .does(
                            r -> {
                                r.begin(Op.ACCEPT, 0, Recorder.BLOCKING, 0);
                                r.endAccept(7, client, 0);
                            });
            clients++;
        }
    }

    private Layout draft(double factor) {
        long end = play.trace.now();
        StageSpec stage =
                new StageSpec(
                        "select",
                        "multiplexed",
                        true,
                        "127.0.0.1:1",
                        Digest.of(play.lanes(), end, end),
                        List.of());
        return Layout.of(
                new PictureSpec(
                        "",
                        List.of(stage),
                        Viewport.between(0, end, width),
                        end,
                        end,
                        OptionalLong.empty(),
                        Notes.NONE,
                        Math.floor(width / factor),
                        height / factor,
                        Theme.LIGHT,
                        PictureSpec.Chrome.WINDOW));
    }
}
