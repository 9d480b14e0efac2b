package loopscope.picture;

import loopscope.timeline.Play;
import loopscope.trace.Look;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A stage on which things happen at random: what and in which order is the seed's. */
final class RandomStage implements AutoCloseable {
    private static final int LOCK = 1;
    private static final String[] WORDS = {
        "Ping", "Hi", "Yo", "κόσμε", "a whole sentence of one client that goes on", "日本語", "x"
    };
    private static final Op[] WAITS = {
        Op.ACCEPT, Op.READ, Op.RECV, Op.SELECT, Op.EPOLL_WAIT, Op.LOCK, Op.PAUSE, Op.WRITE, Op.AWAIT
    };

    /** The stage's record. */
    final Play play = new Play();

    private final Random random;
    private final List<Play.Actor> servers = new ArrayList<>();
    private final List<Play.Actor> clients = new ArrayList<>();
    private final List<Play.Actor> present = new ArrayList<>();
    private final Map<Play.Actor, Op> inside = new HashMap<>();
    private final Play.Actor kernelProbe = play.worker("x-ray");
    private int ordinal;

    RandomStage(long seed, int steps) {
        random = new Random(seed);
        servers.add(play.server());
        int workers = random.nextInt(4);
        for (int i = 0; i < workers; i++) {
            servers.add(play.worker(random.nextBoolean() ? "thread " + i : "worker of pool " + i));
        }
        for (int step = 0; step < steps; step++) {
            step();
            if (random.nextInt(12) == 0) {
                play.goesOnFor(1L << (10 + random.nextInt(14)));
            }
        }
    }

    private void step() {
        int kind = random.nextInt(20);
        if (present.isEmpty() || kind == 0 && clients.size() < 20) {
            comes();
        } else if (kind < 10) {
            serverDoes();
        } else if (kind < 14) {
            client().does(this::says);
        } else if (kind == 14) {
            Play.Actor client = client();
            client.hears(1 + random.nextInt(9));
        } else if (kind == 15) {
            kernelHolds(client());
        } else if (kind == 16) {
            serverQueues(client());
        } else if (kind == 17) {
            counts();
        } else if (kind == 18) {
            isHeld();
        } else {
            rare();
        }
    }

    private void comes() {
        if (random.nextInt(5) == 0) {
            Play.Actor outsider = play.outsider(30_000 + ordinal);
            clients.add(outsider);
            present.add(outsider);
            return;
        }
        String name = random.nextInt(4) == 0 ? "A" + letter(ordinal) : letter(ordinal);
        Play.Actor client = play.client(name, ordinal++).connects();
        clients.add(client);
        present.add(client);
    }

    private static String letter(int ordinal) {
        return String.valueOf((char) ('A' + ordinal % 26));
    }

    private Play.Actor client() {
        return present.get(random.nextInt(present.size()));
    }

    private Play.Actor server() {
        return servers.get(random.nextInt(servers.size()));
    }

    private void says(Recorder recorder) {
        byte[] bytes = WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
        int about = client().connection;
        recorder.begin(Op.WRITE, about, Recorder.BLOCKING, bytes.length);
        recorder.end(bytes.length, ByteBuffer.wrap(bytes), 0);
    }

    /** A server thread ends the call that it is in, or begins one. */
    private void serverDoes() {
        Play.Actor server = server();
        Op op = inside.remove(server);
        int about = client().connection;
        if (op == Op.ACCEPT) {
            server.does(r -> r.endAccept(7, about, 0));
        } else if (op != null) {
            server.does(r -> r.end(random.nextInt(5)));
        } else if (random.nextInt(3) == 0) {
            server.does(r -> r.beginNonBlocking(Op.READ, about, 0));
            server.does(r -> r.end(4));
        } else {
            Op next = WAITS[random.nextInt(WAITS.length)];
            boolean alone = !next.waitsForAnyone() && next.movesBytes();
            server.does(r -> r.begin(next, alone ? about : 0, Recorder.BLOCKING, LOCK));
            inside.put(server, next);
        }
    }

    private void kernelHolds(Play.Actor client) {
        int unread = random.nextInt(1 << (2 + random.nextInt(20)));
        int unsent = random.nextInt(1 << (2 + random.nextInt(20)));
        kernelProbe.does(r -> r.instant(Op.SAMPLE, client.connection, unread, unsent));
        if (random.nextBoolean()) {
            play.xraySees(random.nextInt(60), 50, random.nextInt(2));
        }
    }

    private void serverQueues(Play.Actor client) {
        Play.Actor server = server();
        if (inside.containsKey(server)) {
            return;
        }
        int bytes = 1 + random.nextInt(1 << 22);
        server.does(r -> r.instant(Op.QUEUE, client.connection, bytes, bytes));
        server.does(r -> r.beginNonBlocking(Op.WRITE, client.connection, bytes));
        int taken = random.nextInt(bytes);
        server.does(r -> r.end(taken));
        boolean rest = random.nextBoolean();
        server.does(r -> r.instant(Op.TAKE, client.connection, taken, rest ? bytes - taken : 0));
    }

    private void counts() {
        Play.Actor server = server();
        if (!inside.containsKey(server)) {
            int value = random.nextInt(4);
            server.does(r -> r.instant(Op.COUNT_READ, 0, 0, value));
            Play.Actor other = server();
            if (!inside.containsKey(other)) {
                other.does(r -> r.instant(Op.COUNT_READ, 0, 0, value));
                other.does(r -> r.instant(Op.COUNT_WRITE, 0, 0, value + 1));
            }
            server.does(r -> r.instant(Op.COUNT_WRITE, 0, 0, value + 1));
        }
    }

    private void isHeld() {
        Play.Actor server = server();
        if (!inside.containsKey(server)) {
            int about = client().connection;
            server.does(r -> r.hold(Op.READ, about, random.nextInt(300)));
            inside.put(server, Op.HOLD);
        }
    }

    private void rare() {
        int kind = random.nextInt(6);
        Play.Actor client = client();
        if (kind == 0 && random.nextInt(3) == 0) {
            Look last = new Look(play.trace.position() - 1, play.trace.now());
            play.goesOnFor(4_000_000);
            kernelProbe.does(r -> r.saw(Op.STOPPED, 0, 20_000, 0, 0, last, Look.NONE));
        } else if (kind < 3 && present.size() > 2) {
            boolean reset = random.nextBoolean();
            client.leaves(reset);
            present.remove(client);
        } else if (kind == 3) {
            client.saysNoMore();
        } else if (kind == 4) {
            burst();
        }
    }

    /** More calls than can be told apart. */
    private void burst() {
        Play.Actor server = server();
        int about = client().connection;
        if (!inside.containsKey(server)) {
            server.does(
                    r -> {
                        for (int i = 0; i < 200; i++) {
                            r.beginNonBlocking(Op.READ, about, 0);
                            r.end(4);
                        }
                    });
        }
    }

    @Override
    public void close() {
        play.close();
    }
}
