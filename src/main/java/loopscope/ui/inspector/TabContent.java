package loopscope.ui.inspector;

import loopscope.capture.Picture;
import loopscope.capture.TextTable;

import java.util.Map;
import java.util.function.Supplier;

/**
 * What a tab shows, to be taken away; each part is made when it is wanted.
 *
 * @param picture its tables and plots
 * @param tables its tables by their names, in their order; at least one
 */
public record TabContent(Supplier<Picture> picture, Map<String, Supplier<TextTable>> tables) {}
