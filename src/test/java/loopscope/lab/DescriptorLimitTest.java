package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;

/** A crowd is refused in words where there is no descriptor left, not even to count them. */
class DescriptorLimitTest {
    private static final long LIMIT = 1024;

    @Test
    void whereNotEvenACountIsPossibleNoneIsFree() {
        UnixOperatingSystemMXBean exhausted =
                (UnixOperatingSystemMXBean)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {UnixOperatingSystemMXBean.class},
                                (_, method, _) -> {
                                    if (method.getName().equals("getMaxFileDescriptorCount")) {
                                        return LIMIT;
                                    }
                                    throw new InternalError("Unable to open directory");
                                });
        assertThatThrownBy(() -> DescriptorLimit.check(10, 2, exhausted))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("10 clients at once on 2 stages need 40 descriptors")
                .hasMessageContaining("0 are free");
    }
}
