package loopscope.server;

import loopscope.kit.HandOff;
import loopscope.kit.Kit;
import loopscope.kit.PollTable;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An I/O model: a way to serve many clients, and the maker of its servers.
 *
 * @param id its name on the command line and in files, such as {@code select}
 * @param title its name in a heading
 * @param kind how its threads are shared among its clients
 * @param idea what it does, in one sentence
 * @param maker makes a server of parts of a kit
 * @param settable the settings that apply to it
 * @param obstacle supplies one sentence on why it cannot run on this machine, or null
 * @param tls whether its clients must speak TLS
 * @param usual the settings of a server for which no others are chosen
 */
public record Model(
        String id,
        String title,
        Kind kind,
        String idea,
        BiFunction<Kit, Settings, Server> maker,
        Set<Setting> settable,
        Supplier<@Nullable String> obstacle,
        boolean tls,
        Settings usual) {
    /** A setting that some models have, see {@link Settings}. */
    public enum Setting {
        /** How many threads a pool has. */
        WORKERS,
        /** The limit of the accept queue, see listen(2). */
        BACKLOG,
        /** How many accepted clients may wait for a worker. */
        QUEUE,
        /** How long a poll waits at most. */
        TIMEOUT
    }

    public Model {
        settable = Set.copyOf(settable);
    }

    /** A model whose clients send plain text, with the usual settings of the lecture. */
    public Model(
            String id,
            String title,
            Kind kind,
            String idea,
            BiFunction<Kit, Settings, Server> maker,
            Set<Setting> settable,
            Supplier<@Nullable String> obstacle) {
        this(id, title, kind, idea, maker, settable, obstacle, false, Settings.USUAL);
    }

    /** The same without settings. */
    public Model(
            String id,
            String title,
            Kind kind,
            String idea,
            Function<Kit, Server> maker,
            Supplier<@Nullable String> obstacle) {
        this(
                id,
                title,
                kind,
                idea,
                (kit, settings) -> maker.apply(kit),
                EnumSet.noneOf(Setting.class),
                obstacle);
    }

    /** How threads are shared among clients, and so whether one client can keep others waiting. */
    public enum Kind {
        /** One thread waits inside a call for one client alone. */
        BLOCKING("blocking"),
        /** One thread never waits, and tries all clients in turn. */
        NON_BLOCKING("non-blocking"),
        /** Each client has a thread that waits for it alone. */
        THREAD_EACH("a thread each"),
        /** Each worker thread serves one client; further clients wait for a worker. */
        POOL("pool"),
        /** A thread waits for all its clients at once. */
        MULTIPLEXED("multiplexed");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** In a word or two, for a badge. */
        public String label() {
            return label;
        }

        /** Whether a thread waits inside a call for one client alone. */
        public boolean waitsForOne() {
            return this == BLOCKING || this == THREAD_EACH || this == POOL;
        }
    }

    /**
     * The values of the settings; each model reads those that apply to it.
     *
     * @param workers how many threads a pool has, 1 to 1,000
     * @param backlog the limit of the accept queue, see listen(2), at least 1
     * @param queue how many accepted clients may wait for a worker, at least 1
     * @param timeout how long a poll waits at most, in milliseconds, at least 1; {@link
     *     PollTable#FOREVER} for no limit
     */
    public record Settings(int workers, int backlog, int queue, int timeout) {
        /**
         * As in the lecture: ten workers, a backlog of five, a queue without a bound, polls that
         * wait for ever.
         */
        public static final Settings USUAL = new Settings(10, 5, HandOff.UNBOUNDED);

        private static final int MOST_WORKERS = 1_000;

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException with a sentence fit for the user, if one is out of range
         */
        public Settings {
            check(workers >= 1 && workers <= MOST_WORKERS, "pool needs 1 to 1000 workers", workers);
            check(backlog >= 1, "server needs a backlog of 1 or more", backlog);
            check(queue >= 1, "pool needs a queue of 1 or more", queue);
            check(
                    timeout >= 1 || timeout == PollTable.FOREVER,
                    "poll needs a time-out of 1 ms or more, or -1 for none",
                    timeout);
        }

        /** Values for a pool; polls wait for ever. */
        public Settings(int workers, int backlog, int queue) {
            this(workers, backlog, queue, PollTable.FOREVER);
        }

        /** The same with another backlog. */
        public Settings withBacklog(int backlog) {
            return new Settings(workers, backlog, queue, timeout);
        }

        private static void check(boolean fine, String need, int given) {
            if (!fine) {
                throw new IllegalArgumentException(
                        "A " + need + ", not " + given + ": choose another number.");
            }
        }
    }

    /** The same model, whose clients must speak TLS. */
    Model overTls() {
        return new Model(id, title, kind, idea, maker, settable, obstacle, true, usual);
    }

    /** The same model, whose servers have that backlog unless another one is chosen. */
    Model withBacklog(int backlog) {
        Settings own = usual.withBacklog(backlog);
        return new Model(id, title, kind, idea, maker, settable, obstacle, tls, own);
    }

    /** Creates a server with the usual settings, not open yet. */
    public Server make(Kit kit) {
        return make(kit, usual);
    }

    /** Creates a server, not open yet. */
    public Server make(Kit kit, Settings settings) {
        return maker.apply(kit, settings);
    }

    /** Whether it can run on this machine. */
    public boolean isSupported() {
        return obstacle.get() == null;
    }
}
