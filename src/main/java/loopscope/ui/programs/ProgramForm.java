package loopscope.ui.programs;

import javafx.scene.Node;

import loopscope.lab.ForeignProgram;

import java.util.function.Consumer;

/** One way to name a program of others. */
interface ProgramForm {
    /** Its name on the sheet. */
    String title();

    /** The id of its button. */
    String id();

    /** Its fields. */
    Node node();

    /** The field that gets the focus. */
    Node first();

    /** Whether it may be told on which port the program listens. */
    boolean hasPort();

    /** What will happen, in a sentence or two. */
    String words();

    /**
     * Takes the values of the fields.
     *
     * @param program gets the program that is to be watched live
     * @param wrong gets a sentence if the fields can't be taken
     * @param done called when all was done without a program that is watched live
     */
    void take(Consumer<ForeignProgram> program, Consumer<String> wrong, Runnable done);
}
