package loopscope.torture;

import loopscope.lab.ClientKind;
import loopscope.torture.fault.FaultKind;
import loopscope.torture.guest.GuestKind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * What a round puts on stage, which clients come to it and which faults happen, all by lot: the
 * same seed, number and models give the same plan. Times are in milliseconds since the load begins.
 *
 * @param number the round's, from 1
 * @param millis for how long clients come
 * @param stages one to four
 * @param guests clients from outside, each of one stage
 * @param own clients of the lab, each on all stages
 * @param crowds whole crowds, each on all stages
 * @param faults at most one of each kind
 * @param saved whether its run is saved and opened again
 */
record RoundPlan(
        int number,
        int millis,
        List<StagePlan> stages,
        List<GuestPlan> guests,
        List<OwnPlan> own,
        List<CrowdPlan> crowds,
        List<FaultPlan> faults,
        boolean saved) {
    private static final int MOST_STAGES = 4;
    private static final int LITTLE = 16 * 1024;
    private static final int SHORTEST = 1_200;
    private static final int LONGER = 1_800;
    private static final int MOST_GUESTS = 22;
    private static final int MOST_OWN = 6;
    private static final int SMALL = 60_000;
    private static final int LARGE = 3 << 20;

    /** Some 3 MB of it stay in the kernel's buffers; what is beyond is left to the server. */
    private static final int MORE_THAN_BUFFERS = 8 << 20;

    RoundPlan {
        stages = List.copyOf(stages);
        guests = List.copyOf(guests);
        own = List.copyOf(own);
        crowds = List.copyOf(crowds);
        faults = List.copyOf(faults);
    }

    /**
     * A stage.
     *
     * @param sendBuffer see {@link loopscope.lab.Setup#sending}
     */
    record StagePlan(String model, int sendBuffer) {}

    /**
     * A client from outside.
     *
     * @param stage its stage's place
     * @param bytes how much it says, where its kind says much
     * @param key decides what it says
     */
    record GuestPlan(int at, int stage, GuestKind kind, int bytes, long key) {}

    /** A client of the lab. */
    record OwnPlan(int at, ClientKind kind) {}

    /** A crowd of one-shot clients. */
    record CrowdPlan(int at, int all, int atOnce) {}

    /**
     * A fault.
     *
     * @param stage the place of the stage that it meets, where it meets one
     * @param amount how much of it, 0 to 999
     */
    record FaultPlan(int at, FaultKind kind, int stage, int amount) {}

    /** The plan of a round. */
    static RoundPlan of(long seed, int number, List<String> models) {
        SplittableRandom lot = new SplittableRandom(seed * 1_000_003 + number);
        int millis = SHORTEST + lot.nextInt(LONGER);
        List<StagePlan> stages = stages(lot, models);
        List<GuestPlan> guests = new ArrayList<>();
        for (int stage = 0; stage < stages.size(); stage++) {
            int come = 4 + lot.nextInt(MOST_GUESTS);
            for (int i = 0; i < come; i++) {
                guests.add(guest(lot, millis, stage));
            }
        }
        List<OwnPlan> own = new ArrayList<>();
        for (int i = lot.nextInt(MOST_OWN); i >= 0; i--) {
            ClientKind kind = ClientKind.values()[lot.nextInt(ClientKind.values().length)];
            own.add(new OwnPlan(lot.nextInt(millis), kind));
        }
        List<CrowdPlan> crowds = new ArrayList<>();
        if (lot.nextInt(2) == 0) {
            crowds.add(
                    new CrowdPlan(lot.nextInt(millis), 20 + lot.nextInt(180), 1 + lot.nextInt(6)));
        }
        return new RoundPlan(
                number,
                millis,
                stages,
                guests,
                own,
                crowds,
                faults(lot, millis, stages.size()),
                lot.nextInt(3) == 0);
    }

    private static List<StagePlan> stages(SplittableRandom lot, List<String> models) {
        List<String> shuffled = new ArrayList<>(models);
        Collections.shuffle(shuffled, Random.from(lot));
        int most = Math.min(MOST_STAGES, models.size());
        int count = most == 1 ? 1 : 1 + lot.nextInt(most);
        return shuffled.subList(0, count).stream()
                .map(model -> new StagePlan(model, lot.nextInt(3) == 0 ? LITTLE : 0))
                .toList();
    }

    private static GuestPlan guest(SplittableRandom lot, int millis, int stage) {
        GuestKind kind = GuestKind.values()[lot.nextInt(GuestKind.values().length)];
        boolean large = kind.stays() || kind == GuestKind.FLOODS || lot.nextInt(8) == 0;
        int most = large ? LARGE : SMALL;
        int bytes = 1 + lot.nextInt(kind.stays() ? MORE_THAN_BUFFERS : most);
        return new GuestPlan(lot.nextInt(millis), stage, kind, bytes, lot.nextLong());
    }

    /** Each kind now and then; the stages are closed in the middle of it rather seldom. */
    private static List<FaultPlan> faults(SplittableRandom lot, int millis, int stages) {
        List<FaultPlan> faults = new ArrayList<>();
        for (FaultKind kind : FaultKind.values()) {
            int one = kind == FaultKind.LAB_CLOSED || kind == FaultKind.STAGE_REMOVED ? 8 : 4;
            if (lot.nextInt(one) == 0) {
                int at = kind == FaultKind.LAB_CLOSED ? millis * 2 / 3 : lot.nextInt(millis);
                faults.add(new FaultPlan(at, kind, lot.nextInt(stages), lot.nextInt(1_000)));
            }
        }
        return faults;
    }

    /** Whether such a fault happens. */
    boolean has(FaultKind kind) {
        return faults.stream().anyMatch(fault -> fault.kind() == kind);
    }
}
