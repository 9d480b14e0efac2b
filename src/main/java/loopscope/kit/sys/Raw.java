package loopscope.kit.sys;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Locale;

/** Whether the raw calls can run on this machine, in this JVM. */
public final class Raw {

    private static final @Nullable String REASON =
            reason(System.getProperty("os.name", "this system"), Raw::probe);

    private Raw() {}

    /** Whether {@link Libc} may be used; cheap, links nothing. */
    public static boolean supported() {
        return REASON == null;
    }

    /** Why not, as one sentence that says what to do; null when supported. */
    public static @Nullable String reason() {
        return REASON;
    }

    static @Nullable String reason(String system, Runnable probe) {
        if (!system.toLowerCase(Locale.ROOT).startsWith("linux")
                || ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
            return "Raw system calls need 64-bit Linux and this is "
                    + system
                    + ": choose a model on java.nio channels.";
        }
        try {
            probe.run();
            return null;
        } catch (IllegalCallerException denied) {
            return "This JVM denies native access: start it with"
                    + " --enable-native-access=loopscope, or choose a model on java.nio channels.";
        } catch (UnsupportedOperationException unknown) {
            return "This JVM can't call native code on this machine:"
                    + " choose a model on java.nio channels.";
        }
    }

    /** Does something restricted that costs nothing, and asks for the linker. */
    @SuppressWarnings("restricted")
    private static void probe() {
        if (!MemorySegment.NULL.reinterpret(1).isNative()) {
            throw new UnsupportedOperationException("no native memory");
        }
        Linker.nativeLinker();
    }
}
