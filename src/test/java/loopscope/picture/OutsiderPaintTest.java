package loopscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.StageSpec;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Text;
import loopscope.timeline.Play;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.lanes.Calls;
import loopscope.timeline.lanes.ClientMessages;
import loopscope.timeline.words.Digest;
import loopscope.trace.Op;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalLong;

/** Outsiders in the picture: what they are called, and how much is known of when they did what. */
class OutsiderPaintTest {
    private static final int PORT = 38_520;
    private static final String ADDRESS = "127.0.0.1:" + PORT;

    /** Longer than any call that does not wait. */
    private static final long WAIT = 40_000_000;

    private final Play play = new Play();
    private final Play.Actor outsider = play.outsider(PORT);

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void aBoundIsALeadToThePinAndExplained() {
        accept();
        play.goesOnFor(WAIT);
        findsAtOnce();
        play.goesOnFor(WAIT);
        Viewport view = whole();
        Painted picture = paint(view);
        ClientMessages.View said = play.lane(outsider).messages();
        double from = Layout.HEAD + view.x(said.earliest(0));
        double pin = Layout.HEAD + view.x(said.said(0));
        assertThat(picture.lane("1").lines)
                .filteredOn(line -> line.dash() == Dash.DOTTED)
                .anySatisfy(
                        lead -> {
                            assertThat(lead.left()).isBetween(from - 1, from + 1);
                            assertThat(lead.right()).isBetween(pin - 1, pin + 1);
                        });
        assertThat(picture.legend().words()).contains(LegendEntry.BOUND.words());
    }

    @Test
    void whatIsKnownNearlyHasNoLead() {
        accept();
        play.serverReads(outsider);
        play.goesOnFor(WAIT);
        play.serverGets(4);
        play.goesOnFor(WAIT);
        Painted picture = paint(whole());
        assertThat(picture.all().lines).noneMatch(line -> line.dash() == Dash.DOTTED);
        assertThat(picture.legend().words()).isNotEmpty().doesNotContain(LegendEntry.BOUND.words());
    }

    @Test
    void aShortCallStillSaysWhomItIsAbout() {
        accept();
        play.serverReads(outsider);
        play.goesOnFor(WAIT);
        play.serverGets(4);
        Calls.View calls = play.lanes().threads().getFirst().calls();
        int last = calls.size() - 1;
        long length = calls.to(last) - calls.from(last);
        double end = play.trace.now();
        double room = Text.width("read(1)", Pen.CALL) + 16;
        Painted picture = paint(Viewport.between(0, end, end * room / length));
        assertThat(picture.lane("server thread").words()).contains("read(1)");
    }

    @Test
    void itsNumberStandsForItEverywhereAndItsAddressBesideItsBadge() {
        accept();
        play.serverReads(outsider);
        play.client("B", 1).connects().says("Ping");
        play.goesOnFor(WAIT);
        Painted picture = paint(whole());
        assertThat(picture.lane("1").words()).contains("1", ADDRESS);
        assertThat(picture.all().words()).anyMatch(word -> word.contains(": B for client 1"));
        assertThat(picture.all().words().stream().filter(word -> word.contains("" + PORT)))
                .containsExactly(ADDRESS);
    }

    @Test
    void theNameThatTheUserGaveItStandsBesideItsBadge() {
        accept();
        play.trace.connections().label(outsider.connection, "Anna <b>");
        List<String> named = paint(whole()).lane("1").words();
        assertThat(named).contains("1", "Anna <b>").doesNotContain(ADDRESS);
        play.trace.connections().label(outsider.connection, "");
        assertThat(paint(whole()).lane("1").words()).contains("1", ADDRESS);
    }

    private void accept() {
        play.serverAccepts();
        play.goesOnFor(WAIT);
        play.serverHasAccepted(outsider);
    }

    private void findsAtOnce() {
        play.server().does(r -> r.beginNonBlocking(Op.READ, outsider.connection, 0));
        play.serverGets(4);
    }

    private Viewport whole() {
        return Viewport.between(0, play.trace.now(), Layout.laneWidth(Painted.WIDTH));
    }

    private Painted paint(Viewport view) {
        long now = play.trace.now();
        StageSpec stage =
                new StageSpec(
                        "sequential",
                        "blocking",
                        false,
                        "127.0.0.1:1",
                        Digest.of(play.lanes(), now, now),
                        List.of());
        return Painted.capture(List.of(stage), view, now, OptionalLong.empty(), Notes.NONE);
    }
}
