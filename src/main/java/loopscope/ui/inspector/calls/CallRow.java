package loopscope.ui.inspector.calls;

import loopscope.timeline.calls.CallScan;

/**
 * A row of the list of calls.
 *
 * @param stage its stage, from 0
 * @param number the number of the call's end event in that stage's record
 */
record CallRow(int stage, long number) {
    static CallRow of(long call) {
        return new CallRow(CallScan.stage(call), CallScan.number(call));
    }
}
