package loopscope.kit.sys;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the number of a system's error text, in any language.
 *
 * <p>The JDK throws the text of strerror(3) and drops the number. The text is translated, as
 * LC_MESSAGES says (see locale(7)), so comparing it with English words finds nothing elsewhere.
 * This asks the system for all its texts once, about 0.1 s, and looks them up. Thread-safe.
 */
public final class ErrorTexts {
    private static final int LONGEST = 1024;

    /** What the JDK says in English whatever the locale, and systems without native access. */
    private static final Map<String, Integer> ENGLISH =
            Map.ofEntries(
                    Map.entry("Connection reset", Errno.ECONNRESET),
                    Map.entry("Broken pipe", Errno.EPIPE),
                    Map.entry("Connection refused", Errno.ECONNREFUSED),
                    Map.entry("Connection timed out", Errno.ETIMEDOUT),
                    Map.entry("Too many open files in system", Errno.ENFILE),
                    Map.entry("Too many open files", Errno.EMFILE),
                    Map.entry("Address already in use", Errno.EADDRINUSE),
                    Map.entry("Cannot assign requested address", Errno.EADDRNOTAVAIL),
                    Map.entry("Can't assign requested address", Errno.EADDRNOTAVAIL),
                    Map.entry("Permission denied", Errno.EACCES),
                    Map.entry("Invalid argument", Errno.EINVAL),
                    Map.entry("Software caused connection abort", Errno.ECONNABORTED),
                    Map.entry("No space left on device", Errno.ENOSPC),
                    Map.entry("Disk quota exceeded", Errno.EDQUOT),
                    Map.entry("Read-only file system", Errno.EROFS),
                    Map.entry("File name too long", Errno.ENAMETOOLONG));

    private static final Map<String, Integer> NUMBERS = new HashMap<>(ENGLISH);

    static {
        try {
            MethodHandle strerror = strerror();
            Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
            for (int number = 1; number < Errno.NUMBERS; number++) {
                MemorySegment text = (MemorySegment) strerror.invokeExact(number);
                NUMBERS.put(read(text, charset), number);
            }
        } catch (RuntimeException denied) {
            // Without native access English is all there is.
        } catch (Throwable broken) {
            throw Shape.fault(broken);
        }
    }

    private ErrorTexts() {}

    /** Asks the system now, so that no first error is recorded as slow. */
    public static void warmUp() {
        int _ = errno("");
    }

    /**
     * The errno(3) that a text stands for, above 0; 0 when it is none of the system's. The text may
     * go on after the system's words.
     */
    public static int errno(String text) {
        return NUMBERS.entrySet().stream()
                .filter(known -> text.startsWith(known.getKey()))
                .max(Comparator.comparingInt(known -> known.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(0);
    }

    /** A text from which {@link #errno} finds this number; empty where there is none. */
    public static String text(int errno) {
        return NUMBERS.entrySet().stream()
                .filter(known -> known.getValue() == errno)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** Not in {@link Linkage}: this is also for machines that don't have all of its calls. */
    @SuppressWarnings("restricted") // the module is granted native access
    private static MethodHandle strerror() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("strerror"),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    }

    /** Up to its closing zero, in the encoding in which the JDK itself reads it. */
    @SuppressWarnings("restricted")
    private static String read(MemorySegment text, Charset charset) {
        MemorySegment bytes = text.reinterpret(LONGEST);
        int length = 0;
        while (bytes.get(ValueLayout.JAVA_BYTE, length) != 0) {
            length++;
        }
        return new String(bytes.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), charset);
    }
}
