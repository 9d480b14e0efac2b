package loopscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.layout.Scope;
import loopscope.picture.layout.StageSpec;
import loopscope.picture.surface.Theme;
import loopscope.timeline.Play;
import loopscope.timeline.axis.Axis;
import loopscope.timeline.axis.EventOrder;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.words.Digest;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;

/**
 * No word of any picture is cut off, or meets another word or a mark that is not its own: over
 * random runs, sizes and axes, in the window and in captures.
 *
 * <p>Every surface draws what it is told, at the places it is told; so what holds for the places
 * holds for the canvas, PNG and SVG at every scale.
 */
class NothingCollidesTest {
    private static final int RUNS = 12;
    private static final int PICTURES = 20;
    private static final int STEPS = 160;
    private static final double[][] SIZES = {
        {1024, 600}, {1010, 480}, {1366, 640}, {1440, 800}, {1920, 980}, {3840, 2060}, {720, 420}
    };

    /** Of the window, and of a picture that is enlarged in it. */
    private static final double[] TEXT_SIZES = {1, 1, 1.1, 1.25, 1.4, 1.5, 1.6};

    private int layouts;
    private int words;
    private final List<String> found = new ArrayList<>();

    @Test
    void nothingCollidesAndNoWordIsCut() {
        for (int run = 0; run < RUNS; run++) {
            try (RandomStage one = new RandomStage(run, STEPS);
                    RandomStage two = new RandomStage(-1 - run, STEPS)) {
                pictures(run, one.play, two.play);
            }
        }
        System.out.printf(
                Locale.ROOT, "%d layouts, %d words, %d collisions%n", layouts, words, found.size());
        assertThat(found).isEmpty();
        assertThat(words).as("words in all pictures").isGreaterThan(10 * layouts);
    }

    private void pictures(int run, Play one, Play two) {
        List<Lanes> lanes = List.of(one.lanes(), two.lanes());
        long now = Math.max(one.trace.now(), two.trace.now());
        for (int i = 0; i < PICTURES; i++) {
            Random random = new Random(1_000L * run + i);
            PictureSpec spec = spec(random, List.of(one, two), lanes, now);
            Collisions collisions = Collisions.in(spec);
            layouts++;
            words += collisions.words();
            for (String collision : collisions.found()) {
                found.add("run " + run + ", picture " + i + ", " + about(spec) + ": " + collision);
            }
        }
    }

    private static String about(PictureSpec spec) {
        String axis = spec.view().getClass().getSimpleName();
        return spec.chrome() + " " + axis + " " + spec.width() + " x " + spec.height();
    }

    private static PictureSpec spec(Random random, List<Play> plays, List<Lanes> lanes, long now) {
        double[] size = SIZES[random.nextInt(SIZES.length)];
        double text = TEXT_SIZES[random.nextInt(TEXT_SIZES.length)];
        double width = Math.floor(Math.max(700, size[0] / text));
        double height = Math.floor(size[1] / text);
        boolean capture = random.nextBoolean();
        long seen = random.nextInt(3) == 0 ? now : (long) (now * random.nextDouble());
        OptionalLong instant =
                random.nextInt(3) == 0
                        ? OptionalLong.empty()
                        : OptionalLong.of((long) (seen * random.nextDouble()));
        Axis view = view(random, plays, now, Layout.laneWidth(width));
        List<StageSpec> stages = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            stages.add(stage(random, lanes.get(i), now, instant.orElse(now), i));
        }
        return new PictureSpec(
                capture ? "A run at random — what happened to all of them" : "",
                stages,
                view,
                now,
                now,
                instant,
                notes(random, stages, now, instant),
                width,
                height,
                Theme.LIGHT,
                capture ? PictureSpec.Chrome.CAPTURE : PictureSpec.Chrome.WINDOW);
    }

    private static Axis view(Random random, List<Play> plays, long now, double width) {
        if (random.nextInt(3) == 0) {
            EventOrder.Look look =
                    new EventOrder.Look(
                            now * random.nextDouble(),
                            width * random.nextDouble(),
                            4 * Math.pow(60, random.nextDouble()));
            return EventOrder.of(
                    look, plays.stream().map(play -> play.record).toList(), now, width);
        }
        double length = now * Math.pow(0.02, random.nextDouble());
        double from = (now - length) * random.nextDouble();
        return random.nextBoolean()
                ? Viewport.between(0, now, width)
                : Viewport.between(from, from + length, width);
    }

    private static StageSpec stage(Random random, Lanes lanes, long now, long instant, int place) {
        List<String> marks = new ArrayList<>();
        for (int i = random.nextInt(6); i > 2; i--) {
            marks.add("SERVER HELD: 250 ms before each call");
        }
        boolean outlook = random.nextInt(4) > 0;
        return new StageSpec(
                place == 0 ? "threads, unprotected" : "epoll",
                place == 0 ? "a thread each" : "multiplexed",
                place == 1,
                "127.0.0.1:4123" + place,
                Digest.of(lanes, now, instant, outlook, null),
                marks,
                random.nextInt(4) == 0 ? "It ended by its bug, after a reset." : "",
                random.nextInt(12) == 0,
                random.nextInt(3) == 0
                        ? Scope.from(random.nextInt(3), random.nextInt(9))
                        : Scope.ALL,
                380);
    }

    private static Notes notes(
            Random random, List<StageSpec> stages, long now, OptionalLong instant) {
        List<Notes.Flag> flags = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            long time =
                    random.nextBoolean() && instant.isPresent()
                            ? instant.getAsLong()
                            : (long) (now * random.nextDouble());
            flags.add(new Notes.Flag(time, random.nextBoolean() ? "1" : "here it begins to wait"));
        }
        Notes.Range range = null;
        if (random.nextInt(3) == 0) {
            long from = (long) (now * random.nextDouble());
            range = new Notes.Range(from, from + (long) ((now - from) * random.nextDouble()));
        }
        return new Notes(range, flags, random.nextInt(3) == 0 ? spot(random, stages, now) : null);
    }

    private static Notes.Spot spot(Random random, List<StageSpec> stages, long now) {
        int place = random.nextInt(stages.size());
        List<ClientLane> clients = stages.get(place).digest().clients();
        int connection =
                clients.isEmpty()
                        ? 0
                        : clients.get(random.nextInt(clients.size())).connection().id();
        boolean thread = random.nextBoolean();
        int id = thread ? stages.get(place).lanes().threads().getFirst().id() : 0;
        long from = (long) (now * random.nextDouble());
        long to = from + (long) ((now - from) * random.nextDouble() * 0.2);
        return new Notes.Spot(place, id, thread ? 0 : connection, from, to, "recv(A) = 4, 1.20 s");
    }
}
