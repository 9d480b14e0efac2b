package loopscope.lesson.grammar;

import loopscope.lesson.check.Claim;
import loopscope.lesson.check.ClientClaims;
import loopscope.lesson.check.Happening;
import loopscope.lesson.check.Order;
import loopscope.lesson.check.PhaseWords;
import loopscope.lesson.check.ServerClaims;
import loopscope.lesson.check.SetClaims;
import loopscope.trace.state.Goodbye;
import loopscope.trace.state.Phase;

import java.util.Map;

/** Sentences about one stage at an instant, and about what happens to a client. */
final class Claims {
    private Claims() {}

    static Forms<Happening> happenings(Map<String, Rule<?>> rules) {
        return new Forms<Happening>(rules)
                .add("{client} connects", gaps -> Happening.connects(gaps.text("client")))
                .add("{client} is accepted", gaps -> Happening.isAccepted(gaps.text("client")))
                .add("{client} is answered", gaps -> Happening.isAnswered(gaps.text("client")))
                .add(
                        "{client} says {text}",
                        gaps -> Happening.says(gaps.text("client"), gaps.text("text")))
                .add(
                        "{client} hears {text}",
                        gaps -> Happening.hears(gaps.text("client"), gaps.text("text")))
                .add("{client} leaves", gaps -> Happening.leaves(gaps.text("client")));
    }

    static Forms<Claim> claims(Map<String, Rule<?>> rules) {
        Forms<Claim> forms = new Forms<>(rules);
        order(forms);
        clients(forms);
        server(forms);
        sets(forms, "is", true);
        sets(forms, "is not", false);
        return forms;
    }

    private static void order(Forms<Claim> forms) {
        forms.add("{first:happening} before {then:happening}", gaps -> order(gaps, false))
                .add("{then:happening} after {first:happening}", gaps -> order(gaps, true));
    }

    private static Order order(Form.Gaps gaps, boolean both) {
        return new Order(
                gaps.get("first", Happening.class), gaps.get("then", Happening.class), both);
    }

    private static void clients(Forms<Claim> forms) {
        forms.add("{client} waits", gaps -> ClientClaims.waits(gaps.text("client")))
                .add(
                        "{client} waits for {other:client}",
                        gaps -> ClientClaims.waitsFor(gaps.text("client"), gaps.text("other")))
                .add(
                        "{client} does not wait",
                        gaps -> ClientClaims.doesNotWait(gaps.text("client")))
                .add("{client} has left", gaps -> ClientClaims.hasLeft(gaps.text("client")))
                .add("{client} has half-closed", gaps -> has(gaps, Goodbye.HALF_CLOSED))
                .add("{client} has closed", gaps -> has(gaps, Goodbye.CLOSED))
                .add("{client} has reset", gaps -> has(gaps, Goodbye.RESET))
                .add(
                        "{client} was reset in the accept queue",
                        gaps -> has(gaps, Goodbye.RESET_IN_QUEUE))
                .add("{client} is answered", gaps -> ClientClaims.isAnswered(gaps.text("client")))
                .add(
                        "{client} is unanswered",
                        gaps -> ClientClaims.isUnanswered(gaps.text("client")))
                .add(
                        "{client} speaks no TLS",
                        gaps -> ClientClaims.speaksNoTls(gaps.text("client")))
                .add(
                        "{client} speaks TLS in vain",
                        gaps -> ClientClaims.speaksTlsInVain(gaps.text("client")))
                .add("nobody waits", _ -> ClientClaims.nobodyWaits())
                .add("{number} clients wait", gaps -> ClientClaims.wait(gaps.number("number")))
                .add("all have left", _ -> ClientClaims.allHaveLeft())
                .add("all are answered", _ -> ClientClaims.allAreAnswered());
        for (Phase phase : Phase.values()) {
            forms.add(
                    "{client} " + PhaseWords.of(phase),
                    gaps -> ClientClaims.isIn(gaps.text("client"), phase));
        }
    }

    private static Claim has(Form.Gaps gaps, Goodbye how) {
        return ClientClaims.has(gaps.text("client"), how);
    }

    private static void server(Forms<Claim> forms) {
        forms.add("the server waits inside {call}", gaps -> ServerClaims.waitsIn(gaps.text("call")))
                .add(
                        "the server waits inside {call} for {client}",
                        gaps -> ServerClaims.waitsIn(gaps.text("call"), gaps.text("client")))
                .add("the server has died", _ -> ServerClaims.hasDied())
                .add("the server lives", _ -> ServerClaims.lives())
                .add("the second server is refused", _ -> ServerClaims.secondIsRefused())
                .add("the second server listens", _ -> ServerClaims.secondListens());
        thread(forms, "has ended", true);
        thread(forms, "has not ended", false);
    }

    private static void thread(Forms<Claim> forms, String verb, boolean wanted) {
        forms.add(
                "the thread {text} " + verb,
                gaps -> ServerClaims.hasEnded(gaps.text("text"), wanted));
    }

    private static void sets(Forms<Claim> forms, String verb, boolean wanted) {
        forms.add(
                        "{client} " + verb + " watched for {flag}",
                        gaps -> SetClaims.watches(gaps.text("client"), gaps.number("flag"), wanted))
                .add(
                        "{client} " + verb + " ready for {flag}",
                        gaps -> SetClaims.isReady(gaps.text("client"), gaps.number("flag"), wanted))
                .add("the listener " + verb + " watched", _ -> SetClaims.watchesListener(wanted))
                .add("the listener " + verb + " ready", _ -> SetClaims.isListenerReady(wanted));
    }
}
