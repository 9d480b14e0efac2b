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
import loopscope.lesson.plan.Experiment;
import loopscope.lesson.plan.Instruction;
import loopscope.lesson.plan.LessonStep;
import loopscope.lesson.plan.Question;
import loopscope.lesson.script.Action;
import loopscope.timeline.figures.Scaling;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A scene that is played. Confined to one thread; its methods block, and end early when that thread
 * is interrupted.
 */
final class ScenePlay {
    private final Lab lab;
    private final List<PlayedStage> stages;
    private final Duration patience;
    private final Consumer<? super String> doing;
    private final RecordWatch watch;
    private final Map<String, LabClient> clients = new HashMap<>();
    private final List<Crowd> crowds = new ArrayList<>();
    private final Map<PlayedStage, SecondServer> seconds = new HashMap<>();
    private final List<StepReport.Note> notes = new ArrayList<>();
    private final List<Scaling> measured = new ArrayList<>();
    private int called;

    /**
     * @param patience how long it waits for each thing to be observed
     * @param doing is called with what is done or waited for now, in the lesson's words
     */
    ScenePlay(
            Lab lab, List<PlayedStage> stages, Duration patience, Consumer<? super String> doing) {
        this.lab = lab;
        this.stages = stages;
        this.patience = patience;
        this.doing = doing;
        this.watch = new RecordWatch(stages, patience);
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
        for (Instruction instruction : step.instructions()) {
            doing.accept(instruction.sentence());
            perform(instruction.action(), situation);
        }
        boolean _ = watch.await(() -> clients.values().stream().allMatch(LabClient::isSettled));
        Experiment experiment = step.experiment();
        Scaling scaling = experiment == null ? null : measure(experiment, situation);
        List<Outcome> outcomes = outcomes(step, situation);
        watch.catchUp();
        Question question = step.question();
        Answer answer = question == null ? null : Answer.to(question, situation);
        return new StepReport(step, from, now(), outcomes, notes, scaling, answer);
    }

    private WatchedStage watched(PlayedStage stage) {
        return stage.watched(() -> called, () -> seconds.get(stage), () -> measured);
    }

    private List<Outcome> outcomes(LessonStep step, Situation situation)
            throws InterruptedException {
        Map<Expectation, Outcome> found = new HashMap<>();
        for (boolean over : List.of(false, true)) {
            for (Expectation expectation : step.expectations()) {
                if (expectation.overStep() == over) {
                    doing.accept("waiting for: " + expectation.text());
                    Finding finding = watch.observe(expectation.statement(), situation);
                    found.put(expectation, new Outcome(expectation, finding));
                }
            }
        }
        return step.expectations().stream().map(found::get).map(Objects::requireNonNull).toList();
    }

    private Scaling measure(Experiment experiment, Situation situation)
            throws CannotStartException, InterruptedException {
        called += experiment.allClients();
        List<ExperimentStage> measuring =
                IntStream.range(0, stages.size())
                        .mapToObj(
                                i ->
                                        new ExperimentStage(
                                                stages.get(i),
                                                situation.stages().get(i),
                                                experiment.figure()))
                        .toList();
        Scaling scaling = new ExperimentPlay(lab, experiment, measuring, watch).play();
        measured.add(scaling);
        return scaling;
    }

    private void perform(Action action, Situation situation)
            throws CannotStartException, InterruptedException {
        switch (action) {
            case Action.Connect connect -> {
                awaitBegun(); // so that they connect in the order of their letters
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
            case Action.Wait wait -> watch.pause(wait.time().toNanos());
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
        awaitBegun();
        Finding _ = watch.observe(statement, situation);
    }

    private void awaitBegun() throws InterruptedException {
        boolean _ = watch.await(() -> clients.values().stream().allMatch(LabClient::hasBegun));
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
                boolean _ = watch.await(stage.stage()::step);
            }
        }
    }
}
