package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.KernelLane;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.sets.StateColumn;
import loopscope.timeline.sets.StateRow;
import loopscope.timeline.sets.StateTable;
import loopscope.timeline.words.AcceptQueueWords;
import loopscope.trace.state.ConnectionState;
import loopscope.trace.state.Goodbye;
import loopscope.trace.state.Phase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** The accept queue keeps also those that have left, and says so. */
class AcceptQueueTest {
    private static final int BACKLOG = 50;

    private final Lab lab = new Lab();
    private final AtomicReference<StageRecord> record = new AtomicReference<>();
    private final List<SocketChannel> outsiders = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (SocketChannel outsider : outsiders) {
            outsider.close();
        }
        lab.close();
    }

    @Test
    void aQueueFullOfTheDeadIsToldWithThemAndKeepsOthersOut() throws Exception {
        Stage stage = openAndOccupy();
        lab.addClient();
        lab.addClient();
        await("B and C to be in it", () -> queue() == 2);
        connectAndReset(stage, 60);
        await(
                "them",
                () ->
                        table().unknown()
                                .startsWith("51 in the accept queue, 49 of which have reset"));
        assertThat(waitingByTheTable()).isEqualTo("51 wait");
        assertThat(besideTheLane())
                .isEqualTo("51 clients in the accept queue, 49 of which have reset, backlog 50");

        LabClient late = lab.addClient();
        await("it to be connecting", () -> phase(late, stage) == Phase.CONNECTING);
        assertThat(table().unknown())
                .contains(", and 1 still connecting as the queue is full: waiting for A");
    }

    @Test
    void aChosenBacklogOfTwoTakesThreeAndTheNextConnectWaits() throws Exception {
        Setup setup = Setup.of("sequential");
        Stage stage = openAndOccupy(setup.with(setup.workers(), 2, setup.queue()));
        for (int i = 0; i < 3; i++) {
            LabClient taken = lab.addClient();
            await("its connect", () -> phase(taken, stage) == Phase.IN_ACCEPT_QUEUE);
        }
        LabClient late = lab.addClient();
        await("a full queue", () -> queue() == 3);
        await("it to be connecting", () -> phase(late, stage) == Phase.CONNECTING);
        assertThat(besideTheLane()).isEqualTo("3 clients in the accept queue, backlog 2");
    }

    @Test
    void whoIsTakenOutDeadIsCountedNoMore() throws Exception {
        Stage stage = openAndOccupy();
        connectAndReset(stage, 5);
        await(
                "them",
                () ->
                        table().unknown()
                                .startsWith("5 in the accept queue, all of which have reset"));
        lab.clients().getFirst().close();
        await("an empty queue", () -> waitingByTheTable().equals("0 wait"));
        assertThat(table().unknown()).isEmpty();
    }

    @Test
    void anOutsiderSeenInTheQueueThatResetsThereHasLeftAndWaitsNoMore() throws Exception {
        Stage stage = openAndOccupy();
        SocketChannel outsider = connect(stage);
        await("it to be seen", () -> seen() != null);
        ClientLane lane = seen();
        assertThat(lane).isNotNull();
        resets(outsider);
        await("its reset", () -> lane.goodbye() == Goodbye.RESET);
        assertThat(lane.goodbyeEarliest()).isLessThanOrEqualTo(lane.goodbyeTime());
        await(
                "the count",
                () -> table().unknown().startsWith("1 in the accept queue, which has reset"));
        long waited = lane.longest().length();
        lab.clients().getFirst().close();
        await("it to be closed", () -> lane.closedByServer() != ClientLane.OPEN);
        assertThat(lane.longest().length()).as("its wait").isEqualTo(waited);
    }

    private Stage openAndOccupy() throws CannotStartException {
        return openAndOccupy(Setup.of("sequential"));
    }

    private Stage openAndOccupy(Setup setup) throws CannotStartException {
        assumeTrue(Lab.models().stream().allMatch(known -> known.obstacle() == null));
        Stage stage = lab.open(setup.watchedBy(trace -> record.set(StageRecord.of(trace))));
        assumeTrue(stage.kernelProbe() == null, stage.kernelProbe());
        LabClient client = lab.addClient();
        Ears ears = new Ears(client);
        client.say("Hi");
        ears.await(stage, "Hi");
        return stage;
    }

    /** Clients that come at once and reset when as many are in the queue as there is room for. */
    private void connectAndReset(Stage stage, int count) throws IOException {
        int before = queue();
        List<SocketChannel> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(connect(stage));
        }
        int room = Math.min(count, BACKLOG + 1 - before);
        await("all who have room", () -> queue() == before + room);
        for (SocketChannel client : clients) {
            resets(client);
        }
    }

    private int queue() {
        KernelLane.Samples samples = record.get().lanes().acceptQueue().samples();
        return samples.size() == 0 ? 0 : samples.unread(samples.size() - 1);
    }

    /** On its way; a connect that waits for room would keep the test waiting. */
    private SocketChannel connect(Stage stage) throws IOException {
        SocketChannel client = SocketChannel.open();
        outsiders.add(client);
        client.configureBlocking(false);
        boolean _ =
                client.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), stage.port()));
        return client;
    }

    private static void resets(SocketChannel client) throws IOException {
        client.setOption(StandardSocketOptions.SO_LINGER, 0);
        client.close();
    }

    private void await(String what, BooleanSupplier condition) {
        Told.await(what, condition);
    }

    private StateTable table() {
        StageRecord now = record.get();
        return StateTable.of(now, now.trace().followed(), now.trace().now());
    }

    private String waitingByTheTable() {
        return table().rows().stream()
                .filter(row -> row.kind() == StateRow.Kind.LISTENER)
                .map(row -> row.text(StateColumn.UNREAD))
                .findFirst()
                .orElse("");
    }

    private String besideTheLane() {
        KernelLane.Samples samples = record.get().lanes().acceptQueue().samples();
        return AcceptQueueWords.beside(samples, samples.size() - 1)[0];
    }

    private @Nullable Phase phase(LabClient client, Stage stage) {
        ConnectionState socket =
                record.get().states().before(Long.MAX_VALUE).connection(client.connection(stage));
        return socket == null ? null : socket.phase();
    }

    private @Nullable ClientLane seen() {
        return record.get().lanes().clients().stream()
                .filter(ClientLane::isOutsider)
                .findFirst()
                .orElse(null);
    }
}
