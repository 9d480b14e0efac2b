package loopscope.cli.base;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Lets Ctrl-C, and a request to end (SIGTERM, SIGHUP), end a command in good order.
 *
 * <p>A shutdown hook comes too late where pictures are to be drawn: the toolkit has a hook of its
 * own, which ends it at the same time. The JDK's way to handle a signal is {@code sun.misc.Signal},
 * which it keeps without a standard name; it is looked up, so that nothing breaks where it is gone.
 */
public final class Interrupts {
    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    private Interrupts() {}

    /**
     * Runs an action on a thread of its own at each such signal, in place of the JVM's end.
     *
     * @return whether that can be done here
     */
    public static boolean handle(Runnable action) {
        InvocationHandler handler =
                (_, method, _) -> {
                    if (method.getName().equals("handle")) {
                        action.run();
                    }
                    return null;
                };
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handlers = Class.forName("sun.misc.SignalHandler");
            Object ours =
                    Proxy.newProxyInstance(
                            Interrupts.class.getClassLoader(), new Class<?>[] {handlers}, handler);
            for (String name : SIGNALS) {
                Object wanted = signal.getConstructor(String.class).newInstance(name);
                Object _ = signal.getMethod("handle", signal, handlers).invoke(null, wanted, ours);
            }
            return true;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return false;
        }
    }
}
