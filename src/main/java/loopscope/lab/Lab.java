package loopscope.lab;

import loopscope.kit.counter.Counters;
import loopscope.server.Catalogue;
import loopscope.server.Museum;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Up to four stages under the same load, on one clock.
 *
 * <p>"Every stage" means every one that is not muted. Thread-safe. Opening, changing and stopping
 * stages, awaiting and closing block, so the JavaFX thread must not call them; all other methods
 * return at once.
 */
public final class Lab implements AutoCloseable {
    /** The most stages at a time. */
    public static final int MOST_STAGES = 4;

    /** The most clients of a crowd at a time on each stage. */
    public static final int MOST_AT_ONCE = 9_000;

    /** The most clients of a crowd on each stage. */
    public static final int MOST_IN_ALL = 1_000_000;

    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private volatile long origin = System.nanoTime();
    private volatile boolean begun;
    private final List<Stage> stages = new CopyOnWriteArrayList<>();
    private final List<LabClient> clients = new CopyOnWriteArrayList<>();
    private final List<Crowd> crowds = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Set<Thread> starting = new HashSet<>();
    private final Deeds deeds = new Deeds();
    private final AtomicInteger outsiders = new AtomicInteger();

    /** All models, including those that cannot run on this machine, in the order of the lessons. */
    public static List<ModelInfo> models() {
        return Catalogue.all().stream().map(ModelInfo::of).toList();
    }

    /** The bug museum, in the order of the curriculum; none of it is among {@link #models}. */
    public static List<ExhibitInfo> museum() {
        return Museum.all().stream().map(ExhibitInfo::of).toList();
    }

    /** All ways to count a stage's messages, in the order of the lessons. */
    public static List<CounterInfo> counters() {
        return Counters.all().stream().map(CounterInfo::of).toList();
    }

    /**
     * Lets every model serve one client on stages that are not shown, so that later measurements do
     * not include class loading. Takes about a second the first time.
     */
    public static void warmUp() {
        try (Lab lab = new Lab()) {
            for (ModelInfo model : models()) {
                if (model.obstacle() == null) {
                    Stage stage = lab.open(Setup.of(model.id()));
                    lab.addClient(Script.oneShot());
                    lab.awaitGone(STOP_LIMIT);
                    lab.stop(stage);
                }
            }
        } catch (CannotStartException e) {
            // The next call of open throws it again.
        }
    }

    /**
     * The {@link System#nanoTime} that is zero in every stage's record: when the first stage was
     * opened; before that, when the lab was made.
     */
    public long origin() {
        return origin;
    }

    /** The nanoseconds since the zero of all records; 0 until the first stage is opened. */
    public long now() {
        return begun ? System.nanoTime() - origin : 0;
    }

    /**
     * Opens a stage below the others. Clients that came before are not on it.
     *
     * @throws CannotStartException when there is no room for it or it cannot be opened, with a
     *     sentence for the user
     */
    public synchronized Stage open(Setup setup) throws CannotStartException {
        if (stages.size() == MOST_STAGES) {
            throw new CannotStartException(
                    String.format(
                            Locale.ROOT,
                            "There are %d stages already: close one first.",
                            MOST_STAGES));
        }
        if (!begun) {
            origin = System.nanoTime();
            begun = true;
        }
        return opened(setup, stages.size());
    }

    /**
     * Opens a stage and stops another, whose place it takes. Where both are to have the same port,
     * or a program of others is to serve, which may want the same, the old one stops first.
     *
     * @throws CannotStartException when the new one cannot be opened; the old one then goes on,
     *     unless it had to stop first
     */
    public synchronized Stage change(Stage old, Setup setup) throws CannotStartException {
        int place = stages.indexOf(old);
        if (setup.port() == old.port() || setup.program() != null) {
            stop(old);
        }
        Stage stage = opened(setup, place < 0 ? stages.size() : place);
        stop(old);
        return stage;
    }

    private Stage opened(Setup setup, int place) throws CannotStartException {
        Stage stage = setup.program() == null ? start(setup) : startWaiting(setup);
        stage.setEarlier(next.get());
        stages.add(place, stage);
        return stage;
    }

    private Stage start(Setup setup) throws CannotStartException {
        return Stage.open(setup, origin, outsiders::getAndIncrement);
    }

    /** A program of others listens when it likes to: the wait can be called off. */
    private Stage startWaiting(Setup setup) throws CannotStartException {
        synchronized (starting) {
            starting.add(Thread.currentThread());
        }
        try {
            return start(setup);
        } finally {
            synchronized (starting) {
                starting.remove(Thread.currentThread());
            }
        }
    }

    /**
     * Waits no longer for a program of others to listen: opening it fails, and it is ended. Returns
     * at once; does nothing where none is being opened.
     */
    public void callOff() {
        synchronized (starting) {
            starting.forEach(Thread::interrupt);
        }
    }

    /** Moves a stage to a place among the others; 0 is the top. */
    public synchronized void move(Stage stage, int place) {
        if (stages.remove(stage)) {
            stages.add(Math.clamp(place, 0, stages.size()), stage);
        }
    }

    /** Stops a stage; what it recorded can still be read. */
    public synchronized void stop(Stage stage) {
        stages.remove(stage);
        stage.stop();
    }

    /**
     * The same; its server gets so long to finish what it has begun, see {@link Stage#stop}.
     *
     * @param polite how long its clients may take to receive that
     */
    public synchronized void stop(Stage stage, Duration polite) {
        stages.remove(stage);
        stage.stop(polite);
    }

    /** The stages, from top to bottom. */
    public List<Stage> stages() {
        return List.copyOf(stages);
    }

    /** The clients, gone or not, in the order in which they came, without those of crowds. */
    public List<LabClient> clients() {
        return List.copyOf(clients);
    }

    /** What was done to the clients so far. */
    public Deeds deeds() {
        return deeds;
    }

    /** The stages that are not muted. */
    private List<Stage> listening() {
        return stages.stream().filter(stage -> !stage.isMuted()).toList();
    }

    /** Adds a client to every stage at once; it connects and stays until it is closed. */
    public LabClient addClient() {
        return addClient(Script.connect(Duration.ZERO));
    }

    /** Adds a client to every stage at once; it plays a script from now on. */
    public LabClient addClient(Script script) {
        return play(List.of(script)).getFirst();
    }

    /**
     * The same; the listener misses nothing.
     *
     * @param listener is called with each piece of bytes that it receives, on the twins' own
     *     threads; must not block
     */
    public LabClient addClient(Script script, BiConsumer<? super Stage, byte[]> listener) {
        LabClient client = newClient();
        client.onHeard(listener);
        clients.add(client);
        client.play(script, System.nanoTime());
        return client;
    }

    /** Adds a client for each script to every stage; all scripts start at the same instant. */
    public List<LabClient> play(List<Script> scripts) {
        List<LabClient> players = new ArrayList<>();
        scripts.forEach(script -> players.add(newClient()));
        clients.addAll(players);
        long start = System.nanoTime();
        for (int i = 0; i < players.size(); i++) {
            players.get(i).play(scripts.get(i), start);
        }
        return players;
    }

    /** Adds a client of a kind to every stage at once. */
    public LabClient addClient(ClientKind kind) {
        return addClient(kind.script());
    }

    /**
     * Sends one-shot clients to every stage, so many at a time, see {@link Crowd}; the classic is
     * 200, 2 at a time.
     *
     * @throws CannotStartException if there cannot be so many clients at once
     */
    public Crowd crowd(int all, int atOnce) throws CannotStartException {
        return crowd(all, atOnce, Script.oneShot());
    }

    /**
     * Sends clients to every stage, so many at a time; each plays a script when its turn comes.
     *
     * @param all how many come to each stage, 1 to {@value #MOST_IN_ALL}
     * @param atOnce how many of them are there at a time, 1 to {@value #MOST_AT_ONCE}
     * @throws CannotStartException if there cannot be so many clients at once
     */
    public Crowd crowd(int all, int atOnce, Script script) throws CannotStartException {
        return crowd(all, atOnce, script, () -> bytes -> {});
    }

    /**
     * The same.
     *
     * @param listeners makes each client's listener, which is called with each piece of bytes that
     *     it receives, on its own thread; must not block
     */
    public Crowd crowd(
            int all, int atOnce, Script script, Supplier<? extends Consumer<byte[]>> listeners)
            throws CannotStartException {
        if (all < 1 || all > MOST_IN_ALL || atOnce < 1 || atOnce > MOST_AT_ONCE) {
            throw new CannotStartException(
                    String.format(
                            Locale.ROOT,
                            "%,d clients, %,d at a time, are no crowd: choose 1 to %,d in all, 1 to"
                                    + " %,d at a time.",
                            all,
                            atOnce,
                            MOST_IN_ALL,
                            MOST_AT_ONCE));
        }
        List<Stage> there = listening();
        DescriptorLimit.check(Math.min(all, atOnce), there.size());
        int first = next.getAndAdd(all);
        deeds.add(System.nanoTime(), all + " clients come, " + atOnce + " at a time", true);
        Crowd crowd = new Crowd(all, atOnce, script, first, there, listeners);
        crowds.removeIf(Crowd::isGone);
        crowds.add(crowd);
        Thread.startVirtualThread(crowd::start);
        return crowd;
    }

    private LabClient newClient() {
        int ordinal = next.getAndIncrement();
        return new LabClient(Letters.of(ordinal), ordinal, listening(), deeds);
    }

    /**
     * Blocks until every client has left every stage.
     *
     * @return whether that was so within the limit
     */
    public boolean awaitGone(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        return clients.stream().allMatch(client -> client.awaitGone(deadline))
                && crowds.stream().allMatch(crowd -> crowd.awaitGone(deadline));
    }

    /** Stops all stages, side by side. */
    @Override
    public void close() {
        callOff();
        closeAll();
    }

    private synchronized void closeAll() {
        List<Thread> stops =
                stages.stream().map(stage -> Thread.startVirtualThread(stage::stop)).toList();
        stages.clear();
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        for (Thread stop : stops) {
            awaitEnd(stop, deadline);
        }
    }

    private static void awaitEnd(Thread stop, long deadline) {
        try {
            boolean _ = stop.join(Duration.ofNanos(deadline - System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
