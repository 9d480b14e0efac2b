package loopscope.server;

import loopscope.kit.ChannelSelector;
import loopscope.kit.Kit;
import loopscope.server.Model.Kind;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** All models, in the order of the lectures. */
public final class Catalogue {
    private static final List<Model> ALL =
            List.of(
                    new Model(
                                    "sequential",
                                    "sequential",
                                    Kind.BLOCKING,
                                    "One thread accepts a client, serves it until it leaves,"
                                            + " and only then accepts the next.",
                                    (kit, settings) ->
                                            new SequentialServer(kit, settings.backlog()),
                                    EnumSet.of(Model.Setting.BACKLOG),
                                    () -> null)
                            .withBacklog(SequentialServer.USUAL_BACKLOG),
                    new Model(
                            "spin",
                            "spin",
                            Kind.NON_BLOCKING,
                            "One thread tries every socket in turn, and goes on"
                                    + " where a call would block.",
                            SpinServer::new,
                            () -> null),
                    new Model(
                            "threads",
                            "threads",
                            Kind.THREAD_EACH,
                            "Each client has a thread of its own.",
                            ThreadsServer::new,
                            () -> null),
                    new Model(
                            "pool",
                            "pool",
                            Kind.POOL,
                            "So many workers serve a client each until it leaves;"
                                    + " who comes when all are busy waits for one.",
                            Catalogue::pool,
                            EnumSet.allOf(Model.Setting.class),
                            () -> null),
                    new Model(
                            "virtual",
                            "virtual",
                            Kind.THREAD_EACH,
                            "Each client has a virtual thread of its own,"
                                    + " and all of them share a few real ones.",
                            VirtualServer::new,
                            () -> null),
                    new Model(
                            "select",
                            "select",
                            Kind.MULTIPLEXED,
                            "One thread asks the kernel which of its sockets are ready,"
                                    + " and serves only those.",
                            SelectServer::new,
                            Kit::rawObstacle),
                    new Model(
                            "poll",
                            "poll",
                            Kind.MULTIPLEXED,
                            "One thread gives the kernel a table of its sockets,"
                                    + " and serves those it marks as ready.",
                            (kit, settings) -> new PollServer(kit, settings.timeout()),
                            EnumSet.of(Model.Setting.TIMEOUT),
                            Kit::rawObstacle),
                    new Model(
                            "epoll",
                            "epoll",
                            Kind.MULTIPLEXED,
                            "The kernel keeps the list of sockets,"
                                    + " and one thread is given only those that are ready.",
                            EpollServer::new,
                            Kit::rawObstacle),
                    new Model(
                            "epoll-edge",
                            "epoll, edge-triggered",
                            Kind.MULTIPLEXED,
                            "As epoll, but told of each change only once:"
                                    + " one thread goes on until a socket would block.",
                            EpollEdgeServer::new,
                            Kit::rawObstacle),
                    new Model(
                            "selector",
                            "selector",
                            Kind.MULTIPLEXED,
                            "One thread asks a Selector (here by "
                                    + ChannelSelector.mechanism()
                                    + ") which channels are ready,"
                                    + " and calls the callback attached to each.",
                            SelectorServer::new,
                            () -> null),
                    new Model(
                                    "selector-tls",
                                    "selector + TLS",
                                    Kind.MULTIPLEXED,
                                    "As selector, but encrypted: handshakes and messages are"
                                            + " records that come and go on the same loop.",
                                    SelectorTlsServer::new,
                                    () -> null)
                            .overTls(),
                    new Model(
                            "loops",
                            "loops",
                            Kind.MULTIPLEXED,
                            "Each core has an event loop of its own,"
                                    + " and the clients are dealt out among them.",
                            kit -> new LoopsServer(kit, Runtime.getRuntime().availableProcessors()),
                            () -> null),
                    new Model(
                            "loop-pool",
                            "loop + pool",
                            Kind.MULTIPLEXED,
                            "One event loop waits for all clients,"
                                    + " and hands whoever is ready to a pool of workers.",
                            (kit, settings) -> new LoopPoolServer(kit, settings.workers()),
                            EnumSet.of(Model.Setting.WORKERS),
                            () -> null));

    private Catalogue() {}

    /** Every model, including those that cannot run on this machine. */
    public static List<Model> all() {
        return ALL;
    }

    /** The model with this id. */
    public static Optional<Model> find(String id) {
        return ALL.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    private static Server pool(Kit kit, Model.Settings settings) {
        return new PoolServer(kit, settings.workers(), settings.backlog(), settings.queue());
    }
}
