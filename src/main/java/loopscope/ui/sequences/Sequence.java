package loopscope.ui.sequences;

import loopscope.takeaway.storyboard.StoryboardFormat;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Set;

/**
 * A sequence that the user wants.
 *
 * @param steps whether there is a picture for each step of the lesson, and not for each call
 * @param calls how many calls at most, where there is a picture for each
 * @param formats what it is left as; at least one
 * @param inspector whether each picture has the sets and the code beside it
 * @param place the folder in which its own folder is made; null for that of captures
 */
record Sequence(
        boolean steps,
        int calls,
        Set<StoryboardFormat> formats,
        boolean inspector,
        @Nullable Path place) {}
