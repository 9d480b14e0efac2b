package loopscope.takeaway.text;

import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.takeaway.RunStep;
import loopscope.timeline.Units;
import loopscope.timeline.figures.Scaling;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.lanes.ThreadRow;
import loopscope.timeline.words.Digest;
import loopscope.timeline.words.HonestyMarks;
import loopscope.timeline.words.Sentence;
import loopscope.timeline.words.Subject;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A run as lecture notes draw it: a row for each thread and client, a column for each piece of
 * time, in ASCII.
 *
 * <pre>
 *             0 s       0.20 s    0.40 s
 *             +---------+---------+------
 *   server    //accept()//#//recv(A) 0.4 s
 *   A            &gt;Hi-----------------
 *   B               &gt;Ping//for A, 0.3 s//
 * </pre>
 *
 * No line is wider than asked for.
 */
public final class TimelineText {
    /** The least width of a line, in characters. */
    public static final int LEAST_WIDTH = 72;

    /** A stage has no more rows of threads, and of clients, and says how many it lacks. */
    private static final int MOST_ROWS = 40;

    /** The most and the least room for the rows' names, in characters. */
    private static final int WIDEST_HEAD = 16;

    private static final int LEAST_HEAD = 6;

    private final RecordedRun run;
    private final TextScale scale;
    private final int width;
    private final int head;
    private final Set<TextSign> used = EnumSet.noneOf(TextSign.class);
    private final List<String> lines = new ArrayList<>();

    private TimelineText(RecordedRun run, PictureOptions options, int width) {
        this.run = run;
        this.width = width;
        long from = options.range() == null ? 0 : options.range().from();
        long to = options.range() == null ? run.end() : options.range().to();
        this.head = head(run);
        this.scale = new TextScale(from, Math.max(to, from + 1), width - head);
    }

    private static int head(RecordedRun run) {
        int longest =
                run.stages().stream()
                        .map(stage -> stage.record().lanes())
                        .flatMap(TimelineText::names)
                        .mapToInt(name -> Ascii.of(name).length())
                        .max()
                        .orElse(0);
        return Math.clamp(longest + 1, LEAST_HEAD, WIDEST_HEAD);
    }

    private static Stream<String> names(Lanes lanes) {
        return Stream.concat(
                first(ThreadRow.pack(lanes.threads())).stream().map(ThreadRow::name),
                first(lanes.clients()).stream().map(lane -> lane.connection().labelled()));
    }

    /**
     * The text of a run, in lines that end in a line feed.
     *
     * @param options the range is heeded, all else is of pictures only
     * @param width of a line in characters, {@link #LEAST_WIDTH} at least
     */
    public static String of(RecordedRun run, PictureOptions options, int width) {
        TimelineText text = new TimelineText(run, options, Math.max(LEAST_WIDTH, width));
        text.write();
        return String.join("\n", text.lines) + "\n";
    }

    private void write() {
        paragraph(run.heading());
        line("=".repeat(Math.min(width, Ascii.of(run.heading()).length())));
        run.stages().forEach(this::stage);
        line("");
        sentence();
        differences();
        found();
        steps();
        flags();
        legend();
    }

    private void stage(RecordedStage stage) {
        Digest digest = Digest.of(stage.record().lanes(), run.end(), run.instant());
        line("");
        paragraph(stage.name() + " (" + stage.kind() + "), " + stage.address());
        if (!digest.summary().text().isEmpty()) {
            paragraph(digest.summary().text());
        }
        marks(stage).forEach(mark -> paragraph("[" + mark + "]"));
        line("");
        for (String ruler : scale.ruler()) {
            line(" ".repeat(head) + ruler);
        }
        threads(stage, digest);
        clients(stage, digest);
        if (scale.shows(run.instant())) {
            row("", row -> row.put(scale.column(run.instant()), TextSign.INSTANT));
        }
    }

    private List<String> marks(RecordedStage stage) {
        List<String> marks = new ArrayList<>(stage.marks());
        marks.addAll(run.marks());
        if (stage.conditions().failure() != null) {
            marks.add(stage.conditions().failure());
        }
        return HonestyMarks.inView(marks, stage.record().lanes(), scale.viewport(), run.end());
    }

    private void threads(RecordedStage stage, Digest digest) {
        for (ThreadRow threads : first(digest.threads())) {
            row(
                    threads.name(),
                    row -> {
                        for (ThreadLane thread : threads.threads()) {
                            new ThreadText(stage.record().lanes(), scale, run.end(), row)
                                    .fill(thread);
                        }
                    });
        }
        missing(digest.threads().size(), "row of threads", "rows of threads");
    }

    private void clients(RecordedStage stage, Digest digest) {
        for (ClientLane client : first(digest.clients())) {
            row(
                    client.connection().labelled(),
                    row ->
                            new ClientText(stage.record().lanes(), scale, run.end(), row)
                                    .fill(client));
        }
        missing(digest.clients().size(), "client", "clients");
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST_ROWS, all.size()));
    }

    private void missing(int all, String one, String many) {
        int rest = all - MOST_ROWS;
        if (rest > 0) {
            line(" ".repeat(head) + "(" + rest + " more " + (rest == 1 ? one : many) + ")");
        }
    }

    private void row(String name, Consumer<TextRow> filler) {
        TextRow row = new TextRow(scale.columns(), used);
        filler.accept(row);
        String whole = Ascii.of(name);
        String shown = whole.length() < head ? whole : whole.substring(0, head - 3) + "..";
        line((shown + " ".repeat(head - shown.length()) + row.text()).stripTrailing());
    }

    private void sentence() {
        List<Subject> subjects =
                run.stages().stream()
                        .map(stage -> new Subject(stage.name(), stage.record().lanes()))
                        .toList();
        Sentence sentence = Sentence.at(run.instant(), run.end(), subjects);
        paragraph("At " + Units.instant(run.instant()) + ": " + sentence.text());
        if (!sentence.contrast().isEmpty()) {
            paragraph(sentence.contrast());
        }
    }

    /** What differs where two runs are compared. */
    private void differences() {
        for (String difference : run.differences()) {
            line("");
            paragraph(difference);
        }
    }

    /** What its experiment found, if it made one. */
    private void found() {
        Scaling chart = run.chart();
        if (chart == null) {
            return;
        }
        line("");
        paragraph(chart.figure() + ". " + chart.conditions());
        for (Scaling.Curve curve : chart.curves()) {
            for (Scaling.Point point : curve.points()) {
                String value = chart.unit().words(point.median());
                item(curve.stage() + ", " + Units.count(point.clients(), "client"), value);
            }
            if (!curve.end().isEmpty()) {
                item(curve.stage(), curve.end());
            }
        }
    }

    private void steps() {
        if (run.steps().stream().allMatch(step -> step.title().isEmpty())) {
            return;
        }
        line("");
        line("Steps");
        for (RunStep step : run.steps()) {
            item(Units.instant(step.from()), step.title());
        }
    }

    private void flags() {
        run.notes()
                .flags()
                .forEach(flag -> item("flag, " + Units.instant(flag.time()), flag.name()));
    }

    private void item(String when, String what) {
        lines.addAll(Ascii.wrapped("- " + when + ": " + what, width, "  "));
    }

    /** The signs that are used, as many in a line as fit. */
    private void legend() {
        line("");
        List<String> cells = new ArrayList<>();
        used.forEach(sign -> cells.add(sign.character() + " " + sign.words()));
        int wide = cells.stream().mapToInt(String::length).max().orElse(0) + 2;
        int abreast = Math.max(1, width / wide);
        for (List<String> some : parts(cells, abreast)) {
            StringBuilder line = new StringBuilder();
            some.forEach(cell -> line.append(cell).append(" ".repeat(wide - cell.length())));
            line(line.toString().stripTrailing());
        }
    }

    private static List<List<String>> parts(List<String> cells, int most) {
        List<List<String>> parts = new ArrayList<>();
        for (int at = 0; at < cells.size(); at += most) {
            parts.add(cells.subList(at, Math.min(cells.size(), at + most)));
        }
        return Collections.unmodifiableList(parts);
    }

    private void paragraph(String text) {
        lines.addAll(Ascii.wrapped(text, width, ""));
    }

    private void line(String text) {
        lines.add(text);
    }
}
