package loopscope.lesson.script;

import loopscope.lab.Pace;
import loopscope.lab.Script;
import loopscope.lesson.check.Statement;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** One thing that is done in a step of a lesson. */
public sealed interface Action {
    /**
     * A client comes to every stage.
     *
     * @param client its letter
     * @param script what it does first
     */
    record Connect(String client, Script script) implements Action {}

    /**
     * A client goes on, once it has done what it was to do before.
     *
     * @param script what it does
     */
    record GoOn(String client, Script script) implements Action {}

    /** A client that reads nothing begins to read. */
    record LetRead(String client) implements Action {}

    /** A client resets its connection at once, whatever it was to do. */
    record Reset(String client) implements Action {}

    /**
     * Clients come to every stage, so many at a time.
     *
     * @param all how many come
     * @param atOnce how many of them are there at a time
     * @param script what each of them does
     */
    record Crowd(int all, int atOnce, Script script) implements Action {}

    /** The clients of the crowds leave, and no more of them come. */
    record Disperse() implements Action {}

    /** Nothing is done for a time. */
    record Wait(Duration time) implements Action {}

    /** Nothing is done until something is observed. */
    record WaitUntil(Statement statement) implements Action {}

    /**
     * The pace of a server changes.
     *
     * @param stage the stage's name; null for every one
     */
    record SetPace(Pace pace, @Nullable String stage) implements Action {}

    /**
     * A server that is held makes its next calls.
     *
     * @param calls how many
     * @param stage the stage's name; null for every one
     */
    record Step(int calls, @Nullable String stage) implements Action {}

    /** A flag with a text is put on the picture. */
    record Note(String text) implements Action {}

    /**
     * A second server opens on the port of a server, and is stopped at once if it can listen there.
     *
     * @param stage the stage's name; null for every one
     */
    record OpenSecond(@Nullable String stage) implements Action {}

    /**
     * A server is stopped.
     *
     * @param stage the stage's name; null for every one
     */
    record Stop(@Nullable String stage) implements Action {}
}
