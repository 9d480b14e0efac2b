package loopscope.torture;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lab.ClientKind;
import loopscope.torture.fault.FaultKind;
import loopscope.torture.guest.GuestKind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Rounds by lot: what a seed decides, and that a bug of a server is found under load. */
class TortureTest {
    private static final List<String> MODELS = List.of("select", "epoll", "threads", "pool");

    /** In its first round a client floods at once. */
    private static final long FLOODS_AT_ONCE = 422;

    @TempDir private Path folder;
    private final List<String> found = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();

    @Test
    void theSameSeedAndNumberGiveTheSamePlan() {
        assertThat(RoundPlan.of(42, 17, MODELS)).isEqualTo(RoundPlan.of(42, 17, MODELS));
        assertThat(RoundPlan.of(42, 17, MODELS)).isNotEqualTo(RoundPlan.of(42, 18, MODELS));
        assertThat(RoundPlan.of(42, 17, MODELS)).isNotEqualTo(RoundPlan.of(43, 17, MODELS));
    }

    @Test
    void everyKindOfClientAndOfFaultComesInTime() {
        Set<Object> kinds = new HashSet<>();
        IntStream.range(0, 200)
                .mapToObj(number -> RoundPlan.of(1, number, MODELS))
                .forEach(
                        plan -> {
                            plan.guests().forEach(one -> kinds.add(one.kind()));
                            plan.own().forEach(one -> kinds.add(one.kind()));
                            plan.faults().forEach(one -> kinds.add(one.kind()));
                        });
        assertThat(kinds)
                .contains((Object[]) GuestKind.values())
                .contains((Object[]) FaultKind.values())
                .contains((Object[]) ClientKind.values());
    }

    @Test
    void aServerThatPutsTheRestAtTheBackIsFoundAndItsRunLeft() throws Exception {
        Torture torture = torture("rest-at-the-back");
        assertThat(torture.run()).isFalse();
        assertThat(found).isNotEmpty();
        assertThat(found.getFirst()).contains(" of rest-at-the-back,").contains(" heard ");
        assertThat(files.getFirst()).isNotEmptyFile().hasParent(folder);
    }

    private Torture torture(String model) {
        TortureOptions options =
                new TortureOptions(FLOODS_AT_ONCE, Duration.ZERO, List.of(model), 1, folder);
        return new Torture(
                options,
                new Torture.Follower() {
                    @Override
                    public void begins(int round, String stages) {}

                    @Override
                    public void found(int round, String sentence, @Nullable Path file) {
                        found.add(sentence);
                        files.add(Objects.requireNonNull(file));
                    }
                });
    }
}
