package loopscope.lesson.play;

import loopscope.lab.CannotStartException;
import loopscope.lab.Crowd;
import loopscope.lab.Lab;
import loopscope.lab.LabClient;
import loopscope.lab.Script;
import loopscope.lesson.check.Ratio;
import loopscope.lesson.plan.Experiment;
import loopscope.timeline.figures.Scaling;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An experiment that is made: one client speaks while more and more others are there and idle, and
 * then fewer and fewer.
 *
 * <pre>
 *   idle clients    1 ──▸ 10 ──▸ 100 ──▸ 10 ──▸ 1
 *   select          ▪▪    ▪▪     ▪▪▪▪    ▪▪     ▪▪      a round each
 *   epoll             ▪▪    ▪▪       ▪▪▪▪  ▪▪     ▪▪
 * </pre>
 *
 * <p>On the way up the JVM is still compiling, and code that it has not compiled costs more: so
 * each number comes a second time. The client speaks on one stage at a time, so that none has to
 * share a processor’s caches with another that is busy. Confined to one thread; {@link #play}
 * blocks, and ends early when that thread is interrupted.
 */
final class ExperimentPlay {
    private static final String MESSAGE = "Ping";

    /** So many come at a time; more would not fit into the accept queues. */
    private static final int MOST_ARRIVING = 100;

    /** Messages that are not measured: code is slow until the JVM has compiled it. */
    private static final int WARM_UP = 1_000;

    /** A server that has answered needs a moment more until it waits for the next message. */
    private static final long SETTLING_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Lab lab;
    private final Experiment experiment;
    private final Deque<Crowd> crowds = new ArrayDeque<>();
    private final RecordWatch watch;
    private final List<ExperimentStage> stages;
    private int came = 1;

    /**
     * @param stages the stages of the scene, before its clients come
     */
    ExperimentPlay(
            Lab lab, Experiment experiment, List<ExperimentStage> stages, RecordWatch watch) {
        this.lab = lab;
        this.experiment = experiment;
        this.stages = stages;
        this.watch = watch;
    }

    /**
     * Makes the experiment; where clients are not accepted or not answered in time, it ends with
     * what was measured by then. Its clients leave.
     *
     * @throws CannotStartException if there cannot be so many clients
     */
    Scaling play() throws CannotStartException, InterruptedException {
        List<Integer> numbers = experiment.clients();
        LabClient active = lab.addClient(Script.connect(Duration.ZERO));
        try {
            boolean goesOn = awaitAccepted() && warmUp(active);
            for (int number : numbers) {
                goesOn = goesOn && comeUpTo(number) && measure(number, active);
            }
            for (int number : numbers.reversed()) {
                goesOn = goesOn && leaveDownTo(number) && measure(number, active);
            }
        } finally {
            crowds.forEach(Crowd::cancel);
            active.close();
        }
        return new Scaling(
                experiment.figure().name(),
                experiment.figure().unit(),
                experiment.conditions(),
                stages.stream().map(ExperimentStage::curve).toList());
    }

    private boolean awaitAccepted() throws InterruptedException {
        return watch.await(() -> stages.stream().allMatch(stage -> stage.hasAccepted(came)));
    }

    /** Says what is not measured; returns whether it was answered. */
    private boolean warmUp(LabClient active) throws InterruptedException {
        boolean answered = true;
        for (int said = 0; said < WARM_UP && answered; said += experiment.messages()) {
            for (ExperimentStage stage : stages) {
                answered &= speak(stage, active);
            }
        }
        return answered;
    }

    /** More idle clients come, until there are so many; returns whether all were accepted. */
    private boolean comeUpTo(int idle) throws CannotStartException, InterruptedException {
        boolean accepted = true;
        while (accepted && came <= idle) {
            int more = Math.min(MOST_ARRIVING, idle + 1 - came);
            crowds.push(lab.crowd(more, more, Script.connect(Duration.ZERO)));
            came += more;
            accepted = awaitAccepted();
        }
        return accepted;
    }

    /** The idle clients that came last leave, until there are so many; returns whether they did. */
    private boolean leaveDownTo(int idle) throws InterruptedException {
        while (came > idle + 1) {
            Crowd last = crowds.pop();
            last.cancel();
            came -= last.size() / stages.size();
        }
        return watch.await(() -> stages.stream().allMatch(stage -> stage.present() <= came));
    }

    /** Measures beside so many idle clients; returns whether each round was answered. */
    private boolean measure(int idle, LabClient active) throws InterruptedException {
        for (int round = 0; round < experiment.rounds(); round++) {
            for (ExperimentStage stage : stages) {
                Ratio.Totals before = totals(stage);
                if (!speak(stage, active)) {
                    return false;
                }
                stage.take(idle, before, totals(stage));
            }
        }
        return true;
    }

    /** What a stage has come to, its processor time to the microsecond. */
    private Ratio.Totals totals(ExperimentStage stage) throws InterruptedException {
        stage.sampleProcessorTime();
        watch.catchUp();
        return stage.totals();
    }

    /** The active client says the messages of a round; returns whether all were answered. */
    private boolean speak(ExperimentStage stage, LabClient active) throws InterruptedException {
        Script script = Script.goOn();
        for (int i = 0; i < experiment.messages(); i++) {
            script = script.say(Duration.ZERO, MESSAGE).awaitEcho();
        }
        long heard = stage.heard(active) + experiment.messages();
        stage.goOn(active, script);
        boolean answered = watch.await(() -> stage.heard(active) >= heard);
        watch.pause(SETTLING_NANOS);
        return answered;
    }
}
