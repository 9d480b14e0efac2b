package loopscope.torture;

import loopscope.torture.check.EchoBook;
import loopscope.torture.guest.Guest;
import loopscope.torture.guest.GuestKind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The guests of a round, each at one of its stages, and how long a server may keep them waiting.
 * Confined to the round's thread.
 */
final class Guests {
    /** The longest that a server which is free may keep a client waiting, on a busy machine too. */
    static final long SILENCE = TimeUnit.SECONDS.toNanos(15);

    private static final long LONG_AGO = TimeUnit.SECONDS.toNanos(60);

    private final Course course;
    private final List<Seat> seats = new ArrayList<>();

    /** A guest, and where it is. */
    private record Seat(Guest guest, TorturedStage on) {
        boolean isGoneOrCut() {
            return guest.isGone() || on.isStopping();
        }

        /** Whether nobody who stays at its stage may keep others waiting, and it has not left. */
        boolean isToLeave() {
            boolean mayStay = guest.kind().stays() || on.servesInTurn() || !on.echoesText();
            return !mayStay && !isGoneOrCut();
        }
    }

    Guests(Course course) {
        this.course = course;
    }

    /** One comes. */
    Guest come(TorturedStage on, GuestKind kind, int bytes, long key) {
        Guest guest =
                new Guest(
                        "A guest of " + on.name,
                        new Guest.Plan(kind, on.stage.address(), bytes, key),
                        on.echoesText(),
                        on::isCut,
                        course::found);
        seats.add(new Seat(guest, on));
        guest.start();
        return guest;
    }

    List<Guest> all() {
        return seats.stream().map(Seat::guest).toList();
    }

    /** Those who stay until they are told leave. */
    void let() {
        seats.forEach(seat -> seat.guest.let());
        // A server of TLS waits for the rest of a handshake.
        seats.stream().filter(seat -> !seat.on.echoesText()).forEach(seat -> seat.guest.abort());
    }

    /** All sockets are closed, whatever was to come. */
    void abort() {
        seats.forEach(seat -> seat.guest.abort());
    }

    /** Whether all have left the stages that are not being stopped. */
    boolean areGone() {
        return seats.stream().allMatch(Seat::isGoneOrCut);
    }

    /** The same without those who stay, and the stages where others wait for these. */
    boolean othersAreGone() {
        return seats.stream().noneMatch(Seat::isToLeave);
    }

    /** Reports whoever has not left, though nothing keeps them. */
    void checkGone(long since) {
        seats.stream()
                .filter(seat -> !seat.isGoneOrCut())
                .forEach(seat -> seat.guest.book().checkSilence(System.nanoTime(), since, 0));
    }

    /** Blocks until all have left, which takes no time once their sockets are closed. */
    void awaitGone(Duration limit) throws InterruptedException {
        abort();
        for (Seat seat : seats) {
            boolean gone = seat.guest.awaitGone(limit.toNanos());
            if (!gone && !course.isClosed()) {
                course.found("A guest has not left, though its socket is closed.");
            }
        }
    }

    /**
     * Reports whoever a free server keeps waiting. Whoever serves in turn is free for one client
     * once it has served the others: as long as any of them moves, it is busy.
     *
     * @param since from when on servers had nothing to wait for, as a {@link System#nanoTime}
     * @param which of them may not be kept waiting
     */
    void checkSilence(long since, Predicate<Guest> which) {
        long now = System.nanoTime();
        for (Seat seat : seats) {
            long free = later(since, seat.on.freeSince());
            if (seat.on.servesInTurn()) {
                free = later(free, lastOn(seat.on));
            }
            if (!seat.on.isStopping() && which.test(seat.guest)) {
                seat.guest.book().checkSilence(now, free, SILENCE);
            }
        }
    }

    /** When any of a stage's guests moved last. */
    private long lastOn(TorturedStage on) {
        long last = System.nanoTime() - LONG_AGO;
        for (Seat seat : seats) {
            if (seat.on == on) {
                last = later(last, seat.guest.book().last());
            }
        }
        return last;
    }

    /** By difference: the values of nanoTime may overflow. */
    private static long later(long one, long other) {
        return Math.max(0, one - other) + other;
    }

    int count() {
        return seats.size();
    }

    /** How many bytes they have heard. */
    long heard() {
        return seats.stream().map(seat -> seat.guest.book()).mapToLong(EchoBook::heard).sum();
    }
}
