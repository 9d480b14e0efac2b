package loopscope.lesson.play;

import loopscope.lab.CannotStartException;
import loopscope.lab.Crowd;
import loopscope.lab.Lab;
import loopscope.lab.LabClient;
import loopscope.lesson.check.Expectation;
import loopscope.lesson.check.Finding;
import loopscope.lesson.check.SecondServer;
import loopscope.lesson.check.Situation;
import loopscope.lesson.check.Statement;
import loopscope.lesson.check.WatchedStage;
import loopscope.lesson.plan.LessonStep;
import loopscope.lesson.plan.Question;
import loopscope.lesson.script.Action;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A scene that is played. Confined to one thread; its methods block, and end early when that thread
 * is interrupted.
 */
final class ScenePlay {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Lab lab;
    private final List<PlayedStage> stages;
    private final Duration patience;
    private final Map<String, LabClient> clients = new HashMap<>();
    private final List<Crowd> crowds = new ArrayList<>();
    private final Map<PlayedStage, SecondServer> seconds = new HashMap<>();
    private final List<StepReport.Note> notes = new ArrayList<>();
    private int called;

    /** Nobody opens it: waiting for it ends with the time, or when the thread is interrupted. */
    private final CountDownLatch never = new CountDownLatch(1);

    /**
     * @param patience how long it waits for each thing to be observed
     */
    ScenePlay(Lab lab, List<PlayedStage> stages, Duration patience) {
        this.lab = lab;
        this.stages = stages;
        this.patience = patience;
    }

    /** The time now, in nanoseconds since the run's zero. */
    long now() {
        return stages.getFirst().record().trace().now();
    }

    /** Plays a step: does what it says, and waits for what it expects. */
    StepReport play(LessonStep step) throws CannotStartException, InterruptedException {
        long from = now();
        notes.clear();
        Situation situation = new Situation(stages.stream().map(this::watched).toList(), from);
        for (Action action : step.actions()) {
            perform(action, situation);
        }
        boolean _ = await(() -> clients.values().stream().allMatch(LabClient::isSettled));
        List<Outcome> outcomes = outcomes(step, situation);
        catchUp();
        Question question = step.question();
        Answer answer = question == null ? null : Answer.to(question, situation);
        return new StepReport(step, from, now(), outcomes, notes, answer);
    }

    private WatchedStage watched(PlayedStage stage) {
        return stage.watched(() -> called, () -> seconds.get(stage));
    }

    private List<Outcome> outcomes(LessonStep step, Situation situation)
            throws InterruptedException {
        Map<Expectation, Outcome> found = new HashMap<>();
        for (boolean over : List.of(false, true)) {
            for (Expectation expectation : step.expectations()) {
                if (expectation.overStep() == over) {
                    Finding finding = observe(expectation.statement(), situation);
                    found.put(expectation, new Outcome(expectation, finding));
                }
            }
        }
        return step.expectations().stream().map(found::get).map(Objects::requireNonNull).toList();
    }

    private void perform(Action action, Situation situation)
            throws CannotStartException, InterruptedException {
        switch (action) {
            case Action.Connect connect -> {
                called++;
                clients.put(connect.client(), lab.addClient(connect.script()));
            }
            case Action.GoOn goOn -> client(goOn.client()).goOn(goOn.script());
            case Action.LetRead letRead -> client(letRead.client()).letRead();
            case Action.Reset reset -> client(reset.client()).reset();
            case Action.Crowd crowd -> {
                called += crowd.all();
                crowds.add(lab.crowd(crowd.all(), crowd.atOnce(), crowd.script()));
            }
            case Action.Disperse _ -> crowds.forEach(Crowd::cancel);
            case Action.Wait wait -> pause(wait.time().toNanos());
            case Action.WaitUntil until -> waitUntil(until.statement(), situation);
            case Action.SetPace pace ->
                    on(pace.stage()).forEach(stage -> stage.stage().setPace(pace.pace()));
            case Action.Step step -> step(step);
            case Action.Note note -> notes.add(new StepReport.Note(now(), note.text()));
            case Action.OpenSecond second -> on(second.stage()).forEach(this::openSecond);
            case Action.Stop stop ->
                    on(stop.stage()).forEach(stage -> lab.stop(stage.stage(), patience));
        }
    }

    /** What the clients were told before is done first: "all are answered" is then of them all. */
    private void waitUntil(Statement statement, Situation situation) throws InterruptedException {
        boolean _ = await(() -> clients.values().stream().allMatch(LabClient::hasBegun));
        Finding _ = observe(statement, situation);
    }

    private LabClient client(String name) {
        return Objects.requireNonNull(clients.get(name));
    }

    private List<PlayedStage> on(@Nullable String name) {
        return name == null
                ? stages
                : stages.stream().filter(stage -> stage.plan().name().equals(name)).toList();
    }

    private void openSecond(PlayedStage stage) {
        String refusal = stage.stage().openSecond();
        seconds.put(stage, new SecondServer(now(), refusal));
    }

    /** Lets a held server make its calls, each as soon as the gate holds one. */
    private void step(Action.Step step) throws InterruptedException {
        for (PlayedStage stage : on(step.stage())) {
            for (int i = 0; i < step.calls(); i++) {
                boolean _ = await(stage.stage()::step);
            }
        }
    }

    /** Waits until something is so, and everything recorded up to now was looked at. */
    private Finding observe(Statement statement, Situation situation) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        catchUp();
        Finding found = statement.check(situation);
        while (!found.holds() && !statement.isFinal() && System.nanoTime() < deadline) {
            pause(TICK_NANOS);
            catchUp();
            found = statement.check(situation);
        }
        return found;
    }

    private void catchUp() throws InterruptedException {
        for (PlayedStage stage : stages) {
            long position = stage.record().trace().position();
            boolean _ = await(() -> stage.record().trace().followed() >= position);
        }
    }

    private boolean await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(TICK_NANOS);
        }
        return true;
    }

    private void pause(long nanos) throws InterruptedException {
        boolean _ = never.await(nanos, TimeUnit.NANOSECONDS);
    }
}
