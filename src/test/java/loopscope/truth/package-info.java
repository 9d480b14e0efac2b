/**
 * Whether what the app says is true: a reading of the log of its own, and the rules that hold each
 * form of a sentence against it. It shares no code with what says the sentences.
 */
package loopscope.truth;
