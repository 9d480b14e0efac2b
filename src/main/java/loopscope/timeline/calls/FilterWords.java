package loopscope.timeline.calls;

import loopscope.trace.Op;
import loopscope.trace.Role;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a {@link CallFilter} from typed words. */
public final class FilterWords {
    /** An example of what can be typed. */
    public static final String EXAMPLE = "A  recv  \"Ping\"  >1ms";

    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"?|\\S+");
    private static final Pattern LENGTH =
            Pattern.compile("([<>]=?)(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|min)?");
    private static final Pattern LETTERS = Pattern.compile("[A-Z]{1,3}");
    private static final Pattern ERROR = Pattern.compile("E[A-Z0-9]{3,}");
    private static final Pattern OUTSIDER =
            Pattern.compile("\\d+|(\\d+\\.\\d+\\.\\d+\\.\\d+|\\[[0-9a-f:]+(%\\d+)?])?:\\d+");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(x[0-9a-fA-F]{2}|.)");
    private static final Map<String, Double> UNITS =
            Map.of("ns", 1.0, "us", 1e3, "µs", 1e3, "ms", 1e6, "s", 1e9, "min", 60e9);

    private final Set<String> clients = new HashSet<>();
    private final Set<Op> operations = EnumSet.noneOf(Op.class);
    private final Set<Op> without = EnumSet.noneOf(Op.class);
    private final List<byte[]> texts = new ArrayList<>();
    private final Set<Role> roles = EnumSet.noneOf(Role.class);
    private final Set<Role> withoutRoles = EnumSet.noneOf(Role.class);
    private long shortest;
    private long longest = Long.MAX_VALUE;
    private boolean errors;
    private final Set<Integer> refusals = new HashSet<>();
    private final ToIntFunction<String> numberOf;

    private FilterWords(ToIntFunction<String> numberOf) {
        this.numberOf = numberOf;
    }

    /**
     * Parses what is typed; nothing typed chooses every call.
     *
     * @param numberOf the number of an error by its name, such as {@code ECONNRESET}; 0 for no
     *     error
     * @throws WrongFilterException when a word cannot be understood
     */
    public static CallFilter parse(String typed, ToIntFunction<String> numberOf)
            throws WrongFilterException {
        FilterWords words = new FilterWords(numberOf);
        Matcher word =
                WORD.matcher(
                        typed.strip()
                                .replaceAll("([<>]=?)\\s+(?=\\d)", "$1")
                                .replaceAll(
                                        "([<>]=?\\d[\\d.]*)\\s+(ns|us|µs|ms|s|min)\\b", "$1$2"));
        while (word.find()) {
            if (word.group(1) != null) {
                words.takeText(word.group(1));
            } else {
                words.take(word.group());
            }
        }
        return words.filter();
    }

    private CallFilter filter() {
        Set<Op> chosen = EnumSet.copyOf(operations.isEmpty() ? CallFilter.DEEDS : operations);
        chosen.removeAll(without);
        Set<Role> sides = roles.isEmpty() ? EnumSet.allOf(Role.class) : roles;
        sides.removeAll(withoutRoles);
        return new CallFilter(clients, chosen, texts, sides, shortest, longest, errors, refusals);
    }

    private void takeText(String quoted) {
        if (!quoted.isEmpty()) {
            texts.add(bytes(quoted));
        }
    }

    private void take(String word) throws WrongFilterException {
        Matcher length = LENGTH.matcher(word);
        if (word.startsWith("<") || word.startsWith(">")) {
            takeLength(word, length);
        } else if (word.length() > 1 && word.startsWith("-")) {
            leaveOut(word.substring(1));
        } else if (word.equals("errors") || word.equals("error")) {
            errors = true;
        } else if (ERROR.matcher(word).matches()) {
            takeError(word);
        } else if (!takeSide(word, roles) && !takeOperation(word, operations)) {
            takeClient(word);
        }
    }

    private void takeError(String name) throws WrongFilterException {
        int number = numberOf.applyAsInt(name);
        if (number == 0) {
            throw new WrongFilterException(
                    String.format(
                            Locale.ROOT,
                            "There is no error \"%s\": write its name as in errno(3), such as"
                                    + " ECONNRESET.",
                            name));
        }
        refusals.add(number);
    }

    private void leaveOut(String word) throws WrongFilterException {
        if (!takeSide(word, withoutRoles) && !takeOperation(word, without)) {
            throw new WrongFilterException(
                    String.format(
                            Locale.ROOT,
                            "\"-%s\" names no operation: a minus leaves one out, such as -accept.",
                            word));
        }
    }

    private void takeLength(String word, Matcher length) throws WrongFilterException {
        if (!length.matches()) {
            throw new WrongFilterException(
                    String.format(
                            Locale.ROOT,
                            "\"%s\" is no length of time: write >1ms, >20us or <2s.",
                            word));
        }
        Double unit = length.group(3) == null ? null : UNITS.get(length.group(3));
        if (unit == null) {
            throw new WrongFilterException(
                    String.format(
                            Locale.ROOT,
                            "\"%s\" has no unit: write %sms, %sus or %ss.",
                            word,
                            word,
                            word,
                            word));
        }
        long nanos = (long) (Double.parseDouble(length.group(2)) * unit);
        switch (length.group(1)) {
            case ">" -> shortest = Math.max(shortest, nanos + 1);
            case ">=" -> shortest = Math.max(shortest, nanos);
            case "<" -> longest = Math.min(longest, nanos - 1);
            default -> longest = Math.min(longest, nanos);
        }
    }

    private static boolean takeSide(String word, Set<Role> sides) {
        switch (word) {
            case "server" -> sides.add(Role.SERVER);
            case "client", "clients" -> sides.add(Role.CLIENT);
            default -> {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes an operation by its whole name, or by the beginning of a word of it: {@code epoll},
     * {@code counter}.
     */
    private static boolean takeOperation(String word, Set<Op> to) {
        List<Op> whole = Arrays.stream(Op.values()).filter(op -> op.label().equals(word)).toList();
        List<Op> parts =
                Arrays.stream(Op.values()).filter(op -> beginsAWord(op.label(), word)).toList();
        return to.addAll(whole.isEmpty() ? parts : whole) || !whole.isEmpty() || !parts.isEmpty();
    }

    private static boolean beginsAWord(String label, String word) {
        return word.length() > 1
                && Arrays.stream(label.split(" ", -1)).anyMatch(part -> part.startsWith(word));
    }

    private void takeClient(String word) throws WrongFilterException {
        if (!LETTERS.matcher(word).matches() && !OUTSIDER.matcher(word).matches()) {
            throw new WrongFilterException(advice(word));
        }
        clients.add(word);
    }

    private static String advice(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        if (LETTERS.matcher(upper).matches() && word.length() < 3) {
            return String.format(
                    Locale.ROOT,
                    "There is no operation \"%s\": for the client write %s.",
                    word,
                    upper);
        }
        return String.format(
                Locale.ROOT,
                "There is no operation or client \"%s\": write words like %s; text goes in quotes.",
                word,
                EXAMPLE);
    }

    /** The bytes of a quoted text, escaped as in a line: {@code \n}, {@code \x1b}, {@code \"}. */
    private static byte[] bytes(String quoted) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher escape = ESCAPE.matcher(quoted);
        int at = 0;
        while (escape.find()) {
            bytes.writeBytes(quoted.substring(at, escape.start()).getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(unescaped(escape.group(1)));
            at = escape.end();
        }
        bytes.writeBytes(quoted.substring(at).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static byte[] unescaped(String escaped) {
        return switch (escaped) {
            case "n" -> new byte[] {'\n'};
            case "r" -> new byte[] {'\r'};
            case "t" -> new byte[] {'\t'};
            default ->
                    escaped.length() == 3
                            ? new byte[] {(byte) Integer.parseInt(escaped.substring(1), 16)}
                            : escaped.getBytes(StandardCharsets.UTF_8);
        };
    }
}
