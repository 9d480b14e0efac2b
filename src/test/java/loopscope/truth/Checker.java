package loopscope.truth;

import loopscope.trace.Op;
import loopscope.truth.Witness.Call;
import loopscope.truth.Witness.Client;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds what the app says of an instant against the witnesses of its stages. Each form of a
 * sentence has a rule; a form without one is a fault too, so that a new sentence gains its rule.
 */
final class Checker {
    /** By so much two threads may differ about when the one met the other, in nanoseconds. */
    private static final long EITHER = 2_000_000;

    private static final long NOTABLE = 20_000_000;
    private static final String WHO = "(?:[Cc]lient )?(\\S+)";
    private static final String CALL = "([a-z_0-9]+\\([^)]*\\))";
    private static final String FOR = "(" + Said.LENGTH + ")";

    /** What is in the way: of the whole wait behind a colon, of the instant behind a now. */
    private static final String WHY = "((?:: |; now ).*)";

    /** A form of a sentence, and what is false of one that has this form. */
    private record Rule(Pattern form, Function<MatchResult, String> falsehood) {}

    private final long time;
    private final long end;
    private final List<Witness> stages;
    private final List<Rule> rules;
    private final List<Rule> contrasts;

    Checker(long time, long end, List<Witness> stages) {
        this.time = time;
        this.end = end;
        this.stages = stages;
        this.rules =
                List.of(
                        rule(
                                WHO + " has been (connecting|in the accept queue) for " + FOR + WHY,
                                this::arriving),
                        rule(WHO + " has waited for a worker for " + FOR + WHY, this::handedOver),
                        rule(
                                WHO + "’s bytes have lain unread in the kernel for " + FOR + WHY,
                                this::unread),
                        rule(
                                WHO + "’s “(.*)” has lain unread in the kernel for " + FOR + WHY,
                                this::saidUnread),
                        rule(
                                WHO
                                        + " reset its connection \\(RST\\): what was under way is lost\\.",
                                this::left),
                        rule(
                                WHO
                                        + " closed with bytes unread, so its kernel reset the connection \\(RST\\): what was under way is lost\\.",
                                this::left),
                        rule(WHO + " has left before it was answered \\(FIN\\)\\.", this::left),
                        rule(
                                WHO
                                        + " has left \\(FIN\\): the server’s next read of it is empty\\.",
                                this::left),
                        rule(WHO + " has ended its input \\(FIN\\): whether .*", this::ended),
                        rule(
                                WHO + " says no more \\(FIN\\), and still listens: a half-close\\.",
                                this::ended),
                        rule(
                                "The server closed "
                                        + WHO
                                        + " first: its next read is empty \\(FIN\\)\\.",
                                this::closed),
                        rule(
                                WHO
                                        + " half-closed before; now the server has closed too \\(FIN\\)\\.",
                                this::closed),
                        rule(
                                "The server closed its listener while "
                                        + WHO
                                        + " was in the accept queue: the kernel reset the connection \\(RST\\)\\.",
                                this::resetInQueue),
                        rule(
                                WHO + " asks every socket in turn and never waits: .*",
                                m -> nobodyWaits()),
                        rule(
                                WHO + ": “.*” reads the counter again and again, .*",
                                m -> nobodyWaits()),
                        rule(
                                WHO
                                        + " made [\\d,]+ calls in the last second and waited for \\d+% of it\\.",
                                m -> nobodyWaits()),
                        rule(
                                WHO + " holds .* for " + WHO + ", which is not reading.*",
                                m -> nobodyWaits()),
                        rule("Nothing was recorded at this moment\\.", m -> nobodyWaits()),
                        rule("((?:\\S+ is between calls\\. ?)+)", m -> nobodyWaits()),
                        rule(
                                "((?:"
                                        + WHO
                                        + " is inside "
                                        + CALL
                                        + " and waits for (?:a |client )?\\S+(?: alone| to read)?\\.(?: (?:Another thread waits for its own client|\\d+ other threads wait, each for its own client)\\.)? ?)+)",
                                this::quiet));
        this.contrasts =
                List.of(
                        rule(
                                "(Whole run): "
                                        + WHO
                                        + " (?:has waited|waited) "
                                        + FOR
                                        + " on ([a-z-]+)(?:,| and) "
                                        + FOR
                                        + " on ([a-z-]+): ([\\d,]+) times as long\\.",
                                this::difference),
                        rule(
                                "On "
                                        + WHO
                                        + " the same “(.*)” (?:was echoed|began to come back) after "
                                        + FOR
                                        + "(, because "
                                        + CALL
                                        + " waits for whoever is ready|, because another thread serves (\\S+?))?(?:; on "
                                        + WHO
                                        + " it has waited ([\\d,]+) times as long)?\\.",
                                this::echo));
    }

    private static Rule rule(String form, Function<MatchResult, String> falsehood) {
        return new Rule(Pattern.compile(form), falsehood);
    }

    /** What is false of a sentence about the instant; empty where all of it is true. */
    String falseIn(String sentence) {
        return falseIn(Stream.concat(rules.stream(), contrasts.stream()).toList(), sentence);
    }

    /** The same of its second line. */
    String falseInContrast(String contrast) {
        return contrast.isEmpty() ? "" : falseIn(contrast);
    }

    private static String falseIn(List<Rule> rules, String words) {
        for (Rule rule : rules) {
            var matcher = rule.form.matcher(words);
            if (matcher.matches()) {
                return rule.falsehood.apply(matcher.toMatchResult());
            }
        }
        return "no rule for this form";
    }

    // Who waits, for how long, and why.

    private String arriving(MatchResult said) {
        return waits(
                said.group(1),
                said.group(3),
                said.group(4),
                client -> {
                    boolean connecting = time < client.connected;
                    return time >= client.accepted
                            ? "it had been accepted"
                            : client.isOwn() && connecting != said.group(2).equals("connecting")
                                    ? "its connect had " + (connecting ? "not " : "") + "ended"
                                    : "";
                });
    }

    private String handedOver(MatchResult said) {
        return waits(
                said.group(1),
                said.group(2),
                said.group(3),
                client ->
                        client.handOvers.stream()
                                        .anyMatch(span -> span.from() <= time && time < span.to())
                                ? ""
                                : "no thread had handed it on");
    }

    private String unread(MatchResult said) {
        return waits(
                said.group(1),
                said.group(2),
                said.group(3),
                client ->
                        !client.isOwn() || client.unread(time) > 0
                                ? ""
                                : "nothing of it was unread");
    }

    private String saidUnread(MatchResult said) {
        return who(
                said.group(1),
                client -> {
                    if (client.isOwn() && !client.mayHaveUnread(time)) {
                        return "nothing of it was unread";
                    }
                    boolean one =
                            client.messages.stream()
                                    .filter(message -> message.text().equals(said.group(2)))
                                    .anyMatch(
                                            message ->
                                                    !client.isOwn()
                                                            || Said.length(said.group(3))
                                                                    .isTrueOf(
                                                                            time - message.said()));
                    return !one
                            ? "no “" + said.group(2) + "” was said so long before"
                            : first(longestOfAll(client), because(client, said.group(4)));
                });
    }

    private String waits(
            String name, String length, String why, Function<Client, String> falsehood) {
        return who(
                name,
                client -> {
                    long waited = time - client.waitsSince(time);
                    boolean known = client.isOwn();
                    return first(
                            falsehood.apply(client),
                            known && !client.waits(time) ? "it did not wait" : "",
                            known && !Said.length(length).isTrueOf(waited)
                                    ? "it had waited for " + waited + " ns"
                                    : "",
                            longestOfAll(client),
                            because(client, why));
                });
    }

    /** Nobody of ours waits longer, on any stage. */
    private String longestOfAll(Client instant) {
        long most = instant.isOwn() ? time - instant.waitsSince(time) : Long.MAX_VALUE;
        return stages.stream()
                .flatMap(stage -> stage.clients.values().stream())
                .filter(other -> other.isOwn() && other.waits(time))
                .filter(other -> time - other.waitsSince(time) > most)
                .findFirst()
                .map(other -> other.who.name() + " waited longer")
                .orElse("");
    }

    private String because(Client client, String said) {
        Witness stage = stageOf(client);
        String why = said.replaceFirst("^(: |; now )", "");
        if (why.matches("none of \\d+ workers is free\\.")) {
            return "";
        }
        var between = Pattern.compile(WHO + " is between calls\\.").matcher(why);
        if (between.matches()) {
            return named(between.group(1), stage);
        }
        var inside =
                Pattern.compile(
                                "(the server|\\S+) is inside "
                                        + CALL
                                        + "(?:, and "
                                        + WHO
                                        + " (has sent nothing yet|has sent nothing more since ([^,]+ s)|is not reading)|, serving "
                                        + WHO
                                        + "|(, edge-triggered: it is not reported again until more arrives))?\\.")
                        .matcher(why);
        if (!inside.matches()) {
            return "no rule for the reason " + why;
        }
        int thread = stage.owes(client, time);
        Optional<Call> call =
                stage.inside(time).stream()
                        .filter(at -> at.thread() == thread)
                        .filter(at -> stage.written(at).equals(inside.group(2)))
                        .findFirst();
        return call.isEmpty()
                ? "the thread was not inside " + inside.group(2) + " but " + stage.inside(time)
                : first(
                        named(inside.group(1), stage),
                        holder(stage, call.get(), inside),
                        said.startsWith(": ") ? ofOthers(stage, client, call.get()) : "",
                        inside.group(7) == null ? "" : unreported(client, call.get()));
    }

    /** Whether the thread was inside calls about yet other clients for much of the wait. */
    private String ofOthers(Witness stage, Client client, Call now) {
        long since = client.waitsSince(time);
        long others =
                stage.calls.stream()
                        .filter(call -> call.thread() == now.thread() && !call.own())
                        .filter(call -> call.client() != 0 && call.client() != now.client())
                        .filter(call -> call.client() != client.who.id())
                        .mapToLong(call -> Math.min(call.to(), time) - Math.max(call.from(), since))
                        .filter(length -> length > 0)
                        .sum();
        boolean much = now.client() != 0 && 5 * others > time - since && others >= NOTABLE;
        return client.isOwn() && much ? "others were in its way for " + others + " ns" : "";
    }

    /** Bytes lay unread when the edge-triggered call began. */
    private static String unreported(Client client, Call call) {
        return call.op() != Op.EPOLL_WAIT
                ? "the call is not edge-triggered"
                : client.unread(call.from()) > 0 ? "" : "nothing was unread before the call";
    }

    private String holder(Witness stage, Call call, MatchResult said) {
        if (said.group(3) == null) {
            return "";
        }
        Client holder = stage.client(said.group(3)).orElse(null);
        if (holder == null || call.client() != holder.who.id()) {
            return "the call is not about " + said.group(3);
        }
        if (said.group(4).equals("is not reading")) {
            return call.blocking() ? "" : "the send does not wait";
        }
        return first(
                holder.unread(time) <= 0 ? "" : holder.who.name() + " has said something",
                silent(holder, said.group(5)));
    }

    /** The last thing that a client has said by the instant, or null for nothing, was said then. */
    private String silent(Client holder, String since) {
        List<Witness.Message> before =
                holder.messages.stream().filter(message -> message.said() <= time).toList();
        if (since == null) {
            return before.isEmpty() ? "" : holder.who.name() + " has said something before";
        }
        long latest =
                holder.says.stream()
                        .mapToLong(Witness.Mark::time)
                        .filter(at -> at <= time)
                        .max()
                        .orElse(0);
        Said then = Said.length(since);
        // A mark is the end of a write, which may still be under way.
        long last = before.isEmpty() ? latest : Math.max(latest, before.getLast().said());
        // The x-ray may have seen an outsider's bytes before they were read.
        boolean early = holder.isOwn() && !before.isEmpty() && then.to() < before.getLast().said();
        return !before.isEmpty() && !early && then.from() <= last
                ? ""
                : holder.who.name() + " has said something at " + latest + " ns last";
    }

    private String named(String name, Witness stage) {
        return name.equals("the server") || name.equals(stage.model) ? "" : "it is " + stage.model;
    }

    // Where nobody waits for long.

    private String nobodyWaits() {
        return stages.stream()
                .flatMap(stage -> stage.clients.values().stream())
                .filter(other -> other.isOwn() && other.waits(time))
                .filter(other -> time - other.waitsSince(time) >= NOTABLE)
                .findFirst()
                .map(other -> other.who.name() + " waits")
                .orElse("");
    }

    private String left(MatchResult said) {
        return first(
                nobodyWaits(),
                any(
                        said.group(1),
                        client -> !client.isOwn() || client.left <= time,
                        "it has not left"));
    }

    private String ended(MatchResult said) {
        return first(nobodyWaits(), any(said.group(1), client -> true, "it is nobody"));
    }

    private String closed(MatchResult said) {
        return first(
                nobodyWaits(),
                any(
                        said.group(1),
                        client -> client.closed <= time && client.closed < client.left,
                        "the server did not close it first"));
    }

    private String resetInQueue(MatchResult said) {
        return first(
                nobodyWaits(),
                any(
                        said.group(1),
                        client -> client.isOwn() && client.accepted == Witness.OPEN,
                        "it was accepted"));
    }

    private String quiet(MatchResult said) {
        var each =
                Pattern.compile(
                                WHO
                                        + " is inside "
                                        + CALL
                                        + " and waits for (?:client )?((?:a )?\\S+?)(?: alone| to read)?\\.(?= |$) ?")
                        .matcher(said.group(1));
        String falsehood = nobodyWaits();
        while (falsehood.isEmpty() && each.find()) {
            falsehood = quiet(each.group(1), each.group(2), each.group(3));
        }
        return falsehood;
    }

    private String quiet(String model, String written, String whom) {
        Witness stage =
                stages.stream().filter(s -> s.model.equals(model)).findFirst().orElseThrow();
        List<Call> calls =
                stage.inside(time).stream().filter(c -> stage.written(c).equals(written)).toList();
        boolean right =
                switch (whom) {
                    case "anyone" -> calls.stream().anyMatch(Call::waitsForAnyone);
                    case "nobody" ->
                            calls.stream().anyMatch(call -> !call.blocking() || call.client() == 0);
                    case "a lock", "a signal" -> !calls.isEmpty();
                    default ->
                            stage.client(whom)
                                    .map(
                                            client ->
                                                    calls.stream()
                                                            .anyMatch(
                                                                    c ->
                                                                            c.client()
                                                                                    == client.who
                                                                                            .id()))
                                    .orElse(false);
                };
        return right ? "" : model + " is not inside " + written + " waiting for " + whom;
    }

    // What another stage shows.

    private String difference(MatchResult said) {
        String first = waitedUpTo(said.group(4), said.group(2), said.group(3));
        String second = waitedUpTo(said.group(6), said.group(2), said.group(5));
        Client one = stage(said.group(4)).client(said.group(2)).orElseThrow();
        Client other = stage(said.group(6)).client(said.group(2)).orElseThrow();
        double least = (double) one.longest(end).from() / Math.max(1, other.longest(end).to());
        double most = (double) one.longest(end).to() / Math.max(1, other.longest(end).from());
        boolean factor = Said.isFactor(said.group(7), least, most);
        return first(first, second, factor ? "" : "the factor is another one");
    }

    private String waitedUpTo(String stage, String name, String length) {
        Client client = stage(stage).client(name).orElseThrow();
        Witness.Span longest = client.longest(end);
        Said said = Said.length(length);
        return said.to() + EITHER >= longest.from() && said.from() - EITHER <= longest.to()
                ? ""
                : name + " waited " + longest + " ns on " + stage;
    }

    private String echo(MatchResult said) {
        Witness other = stage(said.group(1));
        boolean echoed =
                other.clients.values().stream()
                        .flatMap(
                                client ->
                                        client.messages.stream()
                                                .map(m -> heardAfter(client, m, said.group(2))))
                        .anyMatch(took -> Said.length(said.group(3)).isTrueOf(took));
        boolean waits =
                said.group(5) == null
                        || other.inside(time).stream()
                                .anyMatch(
                                        c ->
                                                c.waitsForAnyone()
                                                        && other.written(c).equals(said.group(5)));
        boolean another =
                said.group(6) == null
                        || other.client(said.group(6))
                                .filter(client -> other.isServedByAnother(client, time))
                                .isPresent();
        return first(
                echoed ? "" : "no such echo took so long on " + said.group(1),
                waits ? "" : said.group(1) + " is not inside " + said.group(5),
                another ? "" : "no thread but the acceptor serves " + said.group(6));
    }

    private static long heardAfter(Client client, Witness.Message message, String text) {
        return message.text().equals(text)
                ? client.hears.stream()
                        .filter(mark -> mark.bytes() > message.start())
                        .mapToLong(mark -> mark.time() - message.said())
                        .min()
                        .orElse(-1)
                : -1;
    }

    // Small helpers.

    private Witness stage(String model) {
        return stages.stream().filter(stage -> stage.model.equals(model)).findFirst().orElseThrow();
    }

    private Witness stageOf(Client client) {
        return stages.stream()
                .filter(s -> s.clients.containsValue(client))
                .findFirst()
                .orElseThrow();
    }

    /** A client of that name, on the stage on which what is said of it is true if on any. */
    private String who(String name, Function<Client, String> falsehood) {
        return named(name)
                .map(falsehood)
                .reduce((one, other) -> one.isEmpty() || other.isEmpty() ? "" : one)
                .orElse("there is no " + name);
    }

    private String any(String name, Function<Client, Boolean> so, String otherwise) {
        return named(name).anyMatch(so::apply) ? "" : otherwise;
    }

    private Stream<Client> named(String name) {
        return stages.stream().flatMap(stage -> stage.client(name).stream());
    }

    private static String first(String... falsehoods) {
        return Stream.of(falsehoods).filter(said -> !said.isEmpty()).findFirst().orElse("");
    }
}
