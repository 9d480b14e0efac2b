package loopscope.lab;

import loopscope.kit.counter.Form;

/**
 * Describes a shared counter.
 *
 * @param id its name on the command line and in files, such as {@code unprotected}
 * @param idea what it does, in one sentence
 * @param right whether every message is counted in the end, however many threads count
 */
public record CounterInfo(String id, String idea, boolean right) {
    static CounterInfo of(Form form) {
        return new CounterInfo(form.id(), form.idea(), form.right());
    }
}
