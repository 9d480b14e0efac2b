package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.time.Duration.ofMillis;

import org.junit.jupiter.api.Test;

class ScriptTest {
    @Test
    void aScriptGoesForward() {
        Script script = Script.connect(ofMillis(20));
        assertThatThrownBy(() -> script.say(ofMillis(10), "Hi"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(".");
    }
}
