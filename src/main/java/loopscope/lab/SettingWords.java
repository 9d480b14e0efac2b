package loopscope.lab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a stage in words, as a lesson's file has them. */
public final class SettingWords {
    private SettingWords() {}

    /** Those that matter to a model, each by its name: {@code workers} is {@code 10}. */
    public static Map<String, String> of(ModelInfo model, Setup setup) {
        Map<String, String> words = new LinkedHashMap<>();
        if (model.settable().contains(ModelInfo.Setting.WORKERS)) {
            words.put("workers", String.valueOf(setup.workers()));
        }
        if (model.settable().contains(ModelInfo.Setting.BACKLOG)) {
            words.put("backlog", String.valueOf(setup.backlog()));
        }
        if (model.settable().contains(ModelInfo.Setting.QUEUE)) {
            boolean bounded = setup.queue() != Setup.NO_BOUND;
            words.put("queue", bounded ? String.valueOf(setup.queue()) : "no bound");
        }
        if (model.settable().contains(ModelInfo.Setting.TIMEOUT)) {
            words.put("time-out", setup.timeout() < 0 ? "none" : setup.timeout() + " ms");
        }
        if (setup.counter() != null) {
            words.put("counter", setup.counter());
            words.put("pause", setup.pause().toMillis() + " ms");
        }
        if (setup.sendBuffer() != 0) {
            words.put("send buffer", setup.sendBuffer() + " bytes");
        }
        return Collections.unmodifiableMap(words);
    }
}
