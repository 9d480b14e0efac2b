package loopscope.kit;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** The memory of the buffer that was used last, found once and not for every call. */
final class Memory {
    private @Nullable ByteBuffer buffer;
    private MemorySegment segment = MemorySegment.NULL;

    /** All of the buffer, whatever its position and limit. */
    @SuppressWarnings("ReferenceEquality") // the very same memory, not the same bytes
    MemorySegment of(ByteBuffer wanted) {
        if (wanted != buffer) {
            segment = MemorySegment.ofBuffer(wanted.duplicate().clear());
            buffer = wanted;
        }
        return segment;
    }
}
