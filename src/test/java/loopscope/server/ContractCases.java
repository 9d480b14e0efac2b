package loopscope.server;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Counts the cases of the contract, and prints at the end of the run how many were kept. */
final class ContractCases implements BeforeAllCallback, TestWatcher {
    /** The count of one run, over all classes of the contract. */
    private static final class Count implements AutoCloseable {
        final AtomicInteger kept = new AtomicInteger();
        final AtomicInteger broken = new AtomicInteger();
        final AtomicInteger idle = new AtomicInteger();

        @Override
        public void close() {
            System.out.printf(
                    Locale.ROOT,
                    "The contract of the servers: %d cases over %d models: %d kept, %d broken, %d that"
                            + " do not apply.%n",
                    kept.get() + broken.get() + idle.get(),
                    models().count(),
                    kept.get(),
                    broken.get(),
                    idle.get());
        }
    }

    /**
     * The models that this machine can run. {@link SelectorTlsTest} puts the one that speaks TLS to
     * those cases that need no plain socket.
     */
    static Stream<Model> models() {
        return Catalogue.all().stream().filter(model -> model.isSupported() && !model.tls());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        count(context);
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        count(context).kept.incrementAndGet();
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        count(context).broken.incrementAndGet();
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        count(context).idle.incrementAndGet();
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        count(context).idle.incrementAndGet();
    }

    private static Count count(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Count.class, any -> new Count(), Count.class);
    }
}
