package loopscope.torture;

import static java.time.Duration.ZERO;

import loopscope.lab.CannotStartException;
import loopscope.lab.ClientKind;
import loopscope.lab.Crowd;
import loopscope.lab.Lab;
import loopscope.lab.LabClient;
import loopscope.lab.Script;
import loopscope.lab.Stage;
import loopscope.torture.check.EchoBook;
import loopscope.torture.check.Sequence;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The clients of the lab in a round, each on all of its stages, with their books: what each kind
 * says is known. Confined to the round's thread.
 */
final class OwnClients {
    /** Those who wait until all has come back, or half-close and listen. */
    private static final Set<ClientKind> HEAR_ALL =
            EnumSet.of(
                    ClientKind.ONE_SHOT,
                    ClientKind.SLOW_READER,
                    ClientKind.SLOW_WRITER,
                    ClientKind.HALF_CLOSER);

    private static final long MUCH = 8L << 20;

    private final Lab lab;
    private final List<TorturedStage> stages;
    private final Consumer<String> found;
    private final List<OwnClient> clients = new ArrayList<>();
    private final List<Crowd> crowds = new ArrayList<>();
    private final AtomicInteger ofCrowds = new AtomicInteger();

    OwnClients(Lab lab, List<TorturedStage> stages, Consumer<String> found) {
        this.lab = lab;
        this.stages = List.copyOf(stages);
        this.found = found;
    }

    /** A client with its books by stage. */
    private record OwnClient(ClientKind kind, LabClient client, Map<Stage, EchoBook> books) {}

    /** One comes. */
    void come(ClientKind kind) {
        come(kind, kind.script(), said(kind));
    }

    /** One comes, says a word of letters and stays. */
    void comeToStay(int bytes) {
        come(
                ClientKind.INTERACTIVE,
                Script.connect(ZERO).say(ZERO, bytes),
                Sequence.ofLetters().cutAt(bytes));
    }

    /** How many bytes the last who has come has heard on a stage. */
    long lastHeard(TorturedStage on) {
        EchoBook book = clients.getLast().books.get(on.stage);
        return book == null ? 0 : book.heard();
    }

    private void come(ClientKind kind, Script script, Sequence said) {
        Map<Stage, EchoBook> books = new HashMap<>();
        for (TorturedStage one : stages) {
            EchoBook book =
                    new EchoBook(
                            "A client of " + one.name + ", which " + kind.behaviour() + ",",
                            said,
                            found);
            book.offerAll();
            books.put(one.stage, book);
        }
        LabClient client =
                lab.addClient(
                        script,
                        (stage, bytes) -> {
                            EchoBook book = books.get(stage);
                            if (book != null) {
                                book.heard(bytes, bytes.length);
                            }
                        });
        clients.add(new OwnClient(kind, client, books));
    }

    /** What a client of a kind says. */
    static Sequence said(ClientKind kind) {
        return switch (kind) {
            case ONE_SHOT, SLOW_WRITER -> Sequence.of("Hello, world");
            case SLOW_READER -> Sequence.ofLetters().cutAt(MUCH);
            case RESETTER, HALF_CLOSER, URGENT -> Sequence.of("Hello");
            case BREAKER -> Sequence.of("Hel");
            case FLOODER -> Sequence.ofLetters();
            case INTERACTIVE -> Sequence.of("");
        };
    }

    /** A crowd of one-shot clients comes; none where there are too few descriptors. */
    void crowd(int all, int atOnce) {
        try {
            crowds.add(lab.crowd(all, atOnce, Script.oneShot(), this::listener));
        } catch (CannotStartException e) {
            // Descriptors are short now, as was wanted.
        }
    }

    private Consumer<byte[]> listener() {
        ofCrowds.incrementAndGet();
        EchoBook book = new EchoBook("A client of a crowd", said(ClientKind.ONE_SHOT), found);
        book.offerAll();
        return bytes -> book.heard(bytes, bytes.length);
    }

    /** Those who stay until they are told leave. */
    void let() {
        clients.stream()
                .filter(one -> one.kind == ClientKind.INTERACTIVE)
                .forEach(one -> one.client.close());
    }

    /** Whether all have left the stages that are not being stopped. */
    boolean areGone() {
        return crowds.stream().allMatch(Crowd::isGone)
                && clients.stream()
                        .allMatch(
                                one ->
                                        stages.stream()
                                                .allMatch(
                                                        on ->
                                                                on.isStopping()
                                                                        || one.client.isGone(
                                                                                on.stage)));
    }

    /** Reports whoever has not left, though nothing keeps them. */
    void checkGone() {
        if (crowds.stream().anyMatch(crowd -> !crowd.isGone())) {
            found.accept("A crowd of clients has not left.");
        }
        for (OwnClient one : clients) {
            for (TorturedStage on : stages) {
                if (!on.isStopping() && !one.client.isGone(on.stage)) {
                    found.accept(who(one, on) + " has not left, and waits for the server in vain.");
                }
            }
        }
    }

    /** Reports who has left without all of the echo. Nobody is there any more. */
    void checkHeard() {
        for (OwnClient one : clients) {
            for (TorturedStage on : stages) {
                EchoBook book = one.books.get(on.stage);
                boolean whole = !on.isCut() && one.client.trouble(on.stage) == null;
                if (book != null && whole && HEAR_ALL.contains(one.kind)) {
                    long all = said(one.kind).length();
                    if (book.heard() < all) {
                        found.accept(
                                who(one, on)
                                        + " was sent the end of its connection after "
                                        + book.heard()
                                        + " of "
                                        + all
                                        + " bytes.");
                    }
                }
            }
        }
    }

    /** Reports where the record has another number of heard bytes than the client's own books. */
    void checkRecord(TorturedStage on) {
        for (OwnClient one : clients) {
            EchoBook book = one.books.get(on.stage);
            int connection = one.client.connection(on.stage);
            long recorded = on.check.flow(connection).heard();
            if (book != null && connection > 0 && recorded != book.heard()) {
                found.accept(
                        who(one, on)
                                + " heard "
                                + book.heard()
                                + " bytes, and the record says "
                                + recorded
                                + ".");
            }
        }
    }

    private static String who(OwnClient one, TorturedStage on) {
        return "Client "
                + one.client.name()
                + " of "
                + on.name
                + ", which "
                + one.kind.behaviour()
                + ",";
    }

    /** How many have come so far, each counted on each of its stages. */
    long count() {
        return (long) clients.size() * stages.size() + ofCrowds.get();
    }

    /** How many bytes they have heard. */
    long heard() {
        return clients.stream()
                .flatMap(one -> one.books.values().stream())
                .mapToLong(EchoBook::heard)
                .sum();
    }
}
