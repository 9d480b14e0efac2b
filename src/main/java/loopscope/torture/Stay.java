package loopscope.torture;

import loopscope.torture.check.EpollTable;
import loopscope.torture.check.OpenClients;
import loopscope.torture.check.Rest;
import loopscope.torture.guest.Guest;
import loopscope.torture.guest.GuestKind;
import loopscope.trace.state.State;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The part of a round in which all have left and a few come and stay: they are served, the fold
 * agrees with the kernel's tables, and servers rest. Confined to the round's thread, which it
 * blocks.
 */
final class Stay {
    private static final long AGREE = TimeUnit.SECONDS.toNanos(5);
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int FEW = 4;
    private static final int WORD = 5;

    private final Course course;
    private final Guests guests;
    private final OwnClients own;
    private final long key;

    /**
     * @param key what the guests say follows from it
     */
    Stay(Course course, Guests guests, OwnClients own, long key) {
        this.course = course;
        this.guests = guests;
        this.own = own;
        this.key = key;
    }

    /** Checks the servers of these stages. */
    void check(List<TorturedStage> open) {
        open.forEach(this::checkServed);
        own.comeToStay(WORD);
        open.stream().filter(on -> !on.servesInTurn()).forEach(this::checkAnswered);
        if (course.isOver() || open.isEmpty()) {
            return;
        }
        open.forEach(this::checkTables);
        checkRest(open);
    }

    /** Some come, say a word and hear it: whatever has happened, it serves. */
    private void checkServed(TorturedStage on) {
        List<Guest> staying = new ArrayList<>();
        for (int i = 0; i < (on.servesInTurn() ? 1 : FEW) && on.echoesText(); i++) {
            staying.add(guests.come(on, GuestKind.IDLES, WORD, key + i));
        }
        long begin = System.nanoTime();
        boolean served =
                course.await(
                        Guests.SILENCE,
                        () -> staying.stream().allMatch(one -> one.book().heard() == WORD));
        if (!served && !course.isOver()) {
            staying.forEach(one -> one.book().checkSilence(System.nanoTime(), begin, 0));
            if (staying.stream().anyMatch(one -> !one.hasConnected())) {
                course.found("Nobody could connect to " + on.name + " once all had left.");
            }
        }
    }

    private void checkAnswered(TorturedStage on) {
        if (!course.await(Guests.SILENCE, () -> own.lastHeard(on) == WORD) && !course.isOver()) {
            course.found("Nobody is answered by " + on.name + " once all had left.");
        }
    }

    private void checkTables(TorturedStage on) {
        boolean agree = course.await(AGREE, () -> difference(on) == null);
        String difference = agree ? null : difference(on);
        if (difference != null && !course.isOver()) {
            course.found("The record of " + on.name + " " + difference + ".");
        }
    }

    /** How the fold differs from what the kernel has; null where it does not. */
    private static @Nullable String difference(TorturedStage on) {
        State state = on.state();
        OpenClients kernel = OpenClients.ofKernel(on.stage.address());
        String clients =
                kernel == null ? null : OpenClients.of(on.stage.trace(), state).against(kernel);
        if (clients != null) {
            return clients;
        }
        EpollTable watched = EpollTable.of(state);
        EpollTable really = EpollTable.ofKernel(state.unconnected().epoll());
        return watched == null || really == null ? null : watched.against(really);
    }

    private void checkRest(List<TorturedStage> open) {
        List<TorturedStage> resting = open.stream().filter(TorturedStage::rests).toList();
        List<Long> before = resting.stream().map(on -> on.check.serverCalls()).toList();
        long begin = System.nanoTime();
        course.awaitUntil(begin + QUIET);
        for (int i = 0; i < resting.size() && !course.isOver(); i++) {
            TorturedStage on = resting.get(i);
            long calls = on.check.serverCalls() - before.get(i);
            String busy =
                    Rest.disturbed("The server of " + on.name, calls, System.nanoTime() - begin);
            if (busy != null) {
                course.found(busy);
            }
        }
    }
}
