package loopscope.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;

import loopscope.timeline.sets.StateColumn;
import loopscope.timeline.sets.StateRow;
import loopscope.ui.inspector.numbers.ClientColumn;
import loopscope.ui.inspector.numbers.ClientRow;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a window says outside its picture, read from its labels. Confined to the JavaFX thread. */
final class WindowClaims {
    private static final Pattern INSTANT =
            Pattern.compile("(?:\\d+ h )?(?:\\d+ min )?\\d+\\.\\d{3} s");
    private static final Pattern COUNTS = Pattern.compile("[\\d,]+ clients? · ([\\d,]+) threads?");
    private static final Pattern INSIDE =
            Pattern.compile("\\bis (?:inside (\\w+)\\(|between calls)");
    private static final Pattern DOING = Pattern.compile("(?:inside (\\w+)\\(|between calls).*");
    private static final Pattern UNKNOWN =
            Pattern.compile(
                    "(\\d+) (?:clients? the server does not know of|in the accept queue)\\b.*");
    private static final Pattern WAITING = Pattern.compile("(\\d+) wait\\b.*");
    private static final Pattern FIGURE = Pattern.compile("(\\S+), ([^:]+): (.*)");
    private static final Pattern LONGEST =
            Pattern.compile(
                    "(?<length>.+?): (?<who>(?:client )?\\S+?)(?<why> for (?:client )?\\S+|, server held|, .* for .+)?");
    private static final Pattern BAR =
            Pattern.compile(
                    "On (\\S+) (\\S+) waited (.+?)(?: so far)?(?: for (?:client )?\\S+|, .*?)?\\.(?= |$)");

    private final OpenWindow window;
    private final List<String> models;
    private final Claims claims = new Claims();

    private WindowClaims(OpenWindow window, List<String> models) {
        this.window = window;
        this.models = models;
    }

    /** What is said around the picture and on a tab of the inspector. */
    static Claims of(OpenWindow window, List<String> models, String tab) {
        WindowClaims read = new WindowClaims(window, models);
        read.readSentence();
        read.readHeaders();
        switch (tab) {
            case "Sets" -> read.readSets();
            case "Calls" -> read.readCalls();
            case "Numbers" -> read.readNumbers();
            default -> throw new IllegalArgumentException(tab);
        }
        return read.claims;
    }

    private Node find(String selector) {
        return window.scene().lookup(selector);
    }

    private static String text(Node label) {
        return ((Label) label).getText().replace('\u00a0', ' ');
    }

    private static List<String> texts(Node in, String selector) {
        return in.lookupAll(selector).stream().map(WindowClaims::text).toList();
    }

    private void addInstant(String place, String words) {
        Matcher instant = INSTANT.matcher(words);
        claims.add("instant", place, instant.find() ? instant.group() : words);
    }

    private void readSentence() {
        String sentence = text(find("#sentence"));
        claims.add("sentence", "window", (sentence + " " + text(find("#contrast"))).strip());
        addInstant("sentence", text(find("#instantLabel")));
        Matcher inside = INSIDE.matcher(sentence);
        for (String model : models) {
            boolean about =
                    sentence.contains(": " + model + " is ")
                            || sentence.contains("; now " + model + " is ");
            if (about && inside.find()) {
                addInside(model, "sentence", inside.group(1));
            }
        }
    }

    private void addInside(String model, String place, String call) {
        claims.add(model + ": inside", place, call == null ? "no call" : call);
    }

    private void readHeaders() {
        for (int i = 0; i < models.size(); i++) {
            Matcher counts = COUNTS.matcher(text(find("#header" + (i + 1) + " #counts")));
            if (counts.matches()) {
                claims.add(models.get(i) + ": threads now", "header", counts.group(1));
            }
        }
    }

    private void readSets() {
        String when = text(find("#sets .of-instant"));
        addInstant("sets", when);
        claims.add("instant in words", "sets", when);
        for (int i = 0; i < models.size(); i++) {
            readSets(models.get(i), find("#sets" + (i + 1)));
        }
    }

    private void readSets(String model, Node sets) {
        @SuppressWarnings("unchecked")
        TableView<StateRow> table = (TableView<StateRow>) sets.lookup(".state-table");
        for (StateRow row : table.getItems()) {
            Matcher waiting = WAITING.matcher(row.text(StateColumn.UNREAD));
            if (waiting.matches()) {
                claims.add(model + ": not accepted", "listener in sets", waiting.group(1));
            } else if (row.text(StateColumn.FD).matches("\\d+")) {
                claims.add(model + ": fd of " + row.name(), "sets", row.text(StateColumn.FD));
            }
        }
        for (String unknown : texts(sets, ".unknown")) {
            Matcher count = UNKNOWN.matcher(unknown);
            if (count.matches()) {
                claims.add(model + ": not accepted", "below the sets", count.group(1));
            }
        }
        for (String doing : texts(sets, ".call")) {
            Matcher inside = DOING.matcher(doing);
            if (inside.matches()) {
                addInside(model, "sets", inside.group(1));
            }
        }
    }

    private void readCalls() {
        Node inside = find("#inside");
        addInstant("calls", text(inside.lookup(".title")));
        List<String> lines = texts(inside, ".call-line");
        List<String> where = texts(inside, ".call-where");
        for (int i = 0; i < lines.size(); i++) {
            for (String model : models) {
                if (where.get(i).contains("  " + model + " · server thread")) {
                    addInside(model, "calls", lines.get(i).replaceAll("\\(.*", ""));
                }
            }
        }
    }

    private void readNumbers() {
        String when = text(find("#numbers .figure-title"));
        addInstant("numbers", when);
        claims.add("instant in words", "numbers", when);
        readFigures("#figuresOfInstant", "threads", "threads now");
        readFigures("#figuresOfRun", "calls", "calls made");
        for (Node figure : find("#figuresOfRun").lookupAll(".figure")) {
            Matcher said = FIGURE.matcher(String.valueOf(figure.getAccessibleText()));
            if (said.matches() && said.group(2).equals("longest wait")) {
                readLongest(said.group(1) + ": ", said.group(3));
            }
        }
        readBars();
        readClients();
    }

    private void readFigures(String grid, String name, String thing) {
        for (Node figure : find(grid).lookupAll(".figure")) {
            Matcher said = FIGURE.matcher(String.valueOf(figure.getAccessibleText()));
            if (said.matches() && said.group(2).equals(name)) {
                claims.add(said.group(1) + ": " + thing, "numbers", said.group(3));
            }
        }
    }

    private void readLongest(String stage, String words) {
        Matcher longest = LONGEST.matcher(words);
        if (longest.matches()) {
            String who = longest.group("who");
            claims.add(stage + "longest wait", "numbers", longest.group("length"));
            claims.add(stage + "who waited longest", "numbers", who);
            claims.add(stage + "wait of " + who, "numbers", longest.group("length"));
        }
    }

    private void readBars() {
        Matcher bar = BAR.matcher(String.valueOf(find("#waits").getAccessibleText()));
        while (bar.find()) {
            claims.add(bar.group(1) + ": wait of " + bar.group(2), "bars", bar.group(3));
        }
    }

    private void readClients() {
        @SuppressWarnings("unchecked")
        TableView<ClientRow> table = (TableView<ClientRow>) find("#clients");
        for (ClientRow row : table.getItems()) {
            String said = ClientColumn.ALL.get(2).words().apply(row);
            if (!said.equals("none")) {
                String who = ClientColumn.ALL.get(0).words().apply(row);
                claims.add(row.stage() + ": wait of " + who, "table of clients", said);
            }
        }
    }
}
