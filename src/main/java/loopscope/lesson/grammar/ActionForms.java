package loopscope.lesson.grammar;

import static java.time.Duration.ZERO;

import loopscope.lab.Pace;
import loopscope.lab.Script;
import loopscope.lesson.check.Statement;
import loopscope.lesson.script.Action;

import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;

/** Sentences that say what is done. */
final class ActionForms {
    /** The most clients of a crowd in all, and at a time. */
    static final int MOST_CLIENTS = 5_000;

    private static final int MOST_AT_ONCE = 1_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private ActionForms() {}

    static Forms<Action> actions(Map<String, Rule<?>> rules) {
        Forms<Action> forms = new Forms<>(rules);
        connects(forms);
        goesOn(forms);
        crowds(forms);
        servers(forms);
        return forms.add("wait {duration}", gaps -> new Action.Wait(time(gaps)))
                .add(
                        "wait until {statement}",
                        gaps -> new Action.WaitUntil(gaps.get("statement", Statement.class)))
                .add("note {text}", gaps -> new Action.Note(gaps.text("text")));
    }

    private static void connects(Forms<Action> forms) {
        forms.add(
                        "{client} connects",
                        gaps -> new Action.Connect(gaps.text("client"), Script.connect(ZERO)))
                .add(
                        "{client} connects with TLS",
                        gaps -> new Action.Connect(gaps.text("client"), Script.connect(ZERO, true)))
                .add(
                        "{client} connects without TLS",
                        gaps ->
                                new Action.Connect(
                                        gaps.text("client"), Script.connect(ZERO, false)))
                .add("{client} connects and reads nothing", gaps -> deaf(gaps, Script.UNTIL_LET))
                .add(
                        "{client} connects and reads nothing for {duration}",
                        gaps -> deaf(gaps, time(gaps)))
                .add("{client} reads", gaps -> new Action.LetRead(gaps.text("client")))
                .add("{client} resets", gaps -> new Action.Reset(gaps.text("client")));
    }

    private static Action deaf(Form.Gaps gaps, Duration time) {
        return new Action.Connect(gaps.text("client"), Script.connect(ZERO).readLate(time));
    }

    private static void goesOn(Forms<Action> forms) {
        goesOn(forms, "says {text}", (script, gaps) -> script.say(ZERO, gaps.text("text")));
        goesOn(forms, "says {size}", (script, gaps) -> script.say(ZERO, size(gaps)));
        goesOn(
                forms,
                "says {text}, a byte each {duration}",
                (script, gaps) -> script.trickle(ZERO, gaps.text("text"), time(gaps)));
        goesOn(forms, "waits for its echo", (script, _) -> script.awaitEcho());
        goesOn(forms, "floods for {duration}", (script, gaps) -> script.flood(ZERO, time(gaps)));
        goesOn(forms, "sends urgent data", (script, _) -> script.sendUrgent(ZERO, '!'));
        goesOn(forms, "half-closes", (script, _) -> script.halfClose(ZERO));
        goesOn(forms, "closes", (script, _) -> script.close(ZERO));
    }

    private static void goesOn(
            Forms<Action> forms, String words, BiFunction<Script, Form.Gaps, Script> more) {
        forms.add(
                "{client} " + words,
                gaps -> new Action.GoOn(gaps.text("client"), more.apply(Script.goOn(), gaps)));
    }

    private static void crowds(Forms<Action> forms) {
        forms.add(
                        "{number} clients come, {atOnce:number} at a time",
                        gaps ->
                                crowd(
                                        gaps.number("number"),
                                        gaps.number("atOnce"),
                                        Script.oneShot()))
                .add("{number} clients come and stay", gaps -> staying(gaps, Script.connect(ZERO)))
                .add(
                        "{number} clients come, say {text} and stay",
                        gaps -> staying(gaps, Script.connect(ZERO).say(ZERO, gaps.text("text"))))
                .add("the crowd leaves", _ -> new Action.Disperse());
    }

    private static Action staying(Form.Gaps gaps, Script script) {
        int number = gaps.number("number");
        return crowd(number, number, script);
    }

    private static Action crowd(int all, int atOnce, Script script) {
        if (all < 1 || all > MOST_CLIENTS || atOnce < 1 || atOnce > MOST_AT_ONCE) {
            throw new IllegalArgumentException(
                    "a crowd has 1 to "
                            + MOST_CLIENTS
                            + " clients, 1 to "
                            + MOST_AT_ONCE
                            + " at a time");
        }
        return new Action.Crowd(all, atOnce, script);
    }

    private static void servers(Forms<Action> forms) {
        forms.add(
                        "the server is held before each call [on {stage}]",
                        gaps -> new Action.SetPace(Pace.STEP, gaps.textIfAny("stage")))
                .add(
                        "each call is held for {duration} [on {stage}]",
                        gaps -> new Action.SetPace(Pace.slow(time(gaps)), gaps.textIfAny("stage")))
                .add(
                        "the server makes {number} calls [on {stage}]",
                        gaps -> new Action.Step(gaps.number("number"), gaps.textIfAny("stage")))
                .add(
                        "the server makes one call [on {stage}]",
                        gaps -> new Action.Step(1, gaps.textIfAny("stage")))
                .add(
                        "the server goes on [on {stage}]",
                        gaps -> new Action.SetPace(Pace.FREE, gaps.textIfAny("stage")))
                .add(
                        "a second server opens on the port [of {stage}]",
                        gaps -> new Action.OpenSecond(gaps.textIfAny("stage")))
                .add(
                        "the server stops [on {stage}]",
                        gaps -> new Action.Stop(gaps.textIfAny("stage")));
    }

    private static Duration time(Form.Gaps gaps) {
        Duration time = gaps.get("duration", Duration.class);
        if (time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a lesson waits for a minute at most");
        }
        return time;
    }

    private static long size(Form.Gaps gaps) {
        long bytes = gaps.get("size", Long.class);
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("a client says 1 byte to 64 MiB at once");
        }
        return bytes;
    }
}
