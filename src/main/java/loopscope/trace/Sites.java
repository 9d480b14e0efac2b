package loopscope.trace;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;

/**
 * The sites of calls, class and line, each with a small number.
 *
 * <p>Finding them walks the stack, which costs from one microsecond to hundreds where the processor
 * does other work in between. So a stage has an allowance: while calls are few, or paced, each gets
 * its line; under load most go without, and their events say so.
 */
final class Sites {
    private static final int MOST = 1 << 16;
    private static final int SAVED = 256;
    private static final long LEAST_REST = 10_000_000;
    private static final long MOST_REST = 100_000_000;

    /**
     * A walk is followed by a rest of so many times its length: walks take half a percent of the
     * time at most.
     */
    private static final long RESTS = 200;

    private static final StackWalker WALKER = StackWalker.getInstance();

    private final Sampler sampler = new Sampler();
    private final Predicate<String> ofInterest;
    private final Map<Site, Integer> numbers = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<@Nullable Site> sites = new AtomicReferenceArray<>(MOST);
    private final AtomicInteger next = new AtomicInteger(1);

    /**
     * @param ofInterest picks, by class name, the frames that are a server's own
     */
    Sites(Predicate<String> ofInterest) {
        this.ofInterest = ofInterest;
    }

    /** The number of a site; a new one gets the next, or 0 where there are too many. */
    int number(Site site) {
        return numbers.computeIfAbsent(site, this::add);
    }

    @Nullable Site site(int number) {
        return sites.get(number);
    }

    Sampler sampler() {
        return sampler;
    }

    private int walk() {
        Site site =
                WALKER.walk(
                        frames ->
                                frames.filter(f -> ofInterest.test(f.getClassName()))
                                        .findFirst()
                                        .map(f -> new Site(f.getClassName(), f.getLineNumber()))
                                        .orElse(null));
        return site == null ? 0 : number(site);
    }

    private int add(Site site) {
        int number = next.getAndIncrement();
        if (number >= MOST) {
            return 0;
        }
        sites.set(number, site);
        return number;
    }

    /**
     * The stage's allowance, shared by all its threads: a thousand threads are a load too. Racy on
     * purpose, as a walk more or less does no harm.
     */
    final class Sampler {
        private int allowance = SAVED;
        private long filled;
        private long rest = LEAST_REST;

        /**
         * Whether the allowance has a walk left; asked before each call, so it is short.
         *
         * @param now in nanoseconds since the run's zero
         */
        boolean allows(long now) {
            return allowance > 0 || refill(now);
        }

        /** The number of the calling site; 0 where no frame is of interest. */
        int site() {
            allowance--;
            return walk();
        }

        /** Reports how long the walk took, in nanoseconds: the longer, the rarer the next ones. */
        void took(long nanos) {
            rest = Math.clamp(RESTS * nanos, LEAST_REST, MOST_REST);
        }

        private boolean refill(long now) {
            long rested = now - filled;
            if (rested < rest) {
                return false;
            }
            filled = now;
            allowance = (int) Math.min(SAVED, rested / rest);
            return true;
        }
    }
}
