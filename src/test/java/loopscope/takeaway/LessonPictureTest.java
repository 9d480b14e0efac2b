package loopscope.takeaway;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.capture.SvgFile;
import loopscope.lesson.format.LessonReader;
import loopscope.lesson.play.LessonPlayer;
import loopscope.lesson.play.Performance;
import loopscope.picture.surface.Theme;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class LessonPictureTest {
    private static final String CROWD =
            """
            lesson: 1
            title: A crowd
            goal: Many come.
            stages:
              - model: select
            steps:
              - title: Many
                do:
                  - A connects
                  - 60 clients come and stay
                expect:
                  - accepted clients are 61
            """;

    @Test
    void aCrowdHasNoMoreRowsThanCanBeSeen() throws Exception {
        Performance played =
                Performance.play(
                        LessonReader.read("id", CROWD.getBytes(StandardCharsets.UTF_8)),
                        LessonPlayer.USUAL_PATIENCE,
                        _ -> {});
        String svg = SvgFile.text(LessonPicture.of(played, Theme.LIGHT));
        assertThat(svg).contains(">A<", ">21 clients below not in the picture<");
    }
}
