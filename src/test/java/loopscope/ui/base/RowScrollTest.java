package loopscope.ui.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Ten rows are seen of a list that grows. */
class RowScrollTest {
    private final RowScroll scroll = new RowScroll();

    RowScrollTest() {
        scroll.fit(100, 10);
    }

    @Test
    void itFollowsTheEndUntilSomebodyScrollsUp() {
        assertThat(scroll.first()).isEqualTo(90);
        scroll.fit(120, 10);
        assertThat(scroll.first()).isEqualTo(110);
        scroll.scrollTo(50);
        scroll.fit(200, 10);
        assertThat(scroll.first()).isEqualTo(50);
        scroll.scrollTo(1000);
        scroll.fit(300, 10);
        assertThat(scroll.first()).isEqualTo(290);
    }

    @Test
    void whoeverChoosesStays() {
        scroll.step(-1, false);
        assertThat(scroll.lead()).isEqualTo(99);
        scroll.fit(200, 10);
        assertThat(scroll.first()).isEqualTo(90);
        scroll.step(-95, false);
        assertThat(scroll.lead()).isEqualTo(4);
        assertThat(scroll.first()).isEqualTo(4);
        scroll.step(-95, false);
        assertThat(scroll.lead()).isZero();
    }

    @Test
    void aRangeReachesFromTheAnchorToTheLead() {
        scroll.choose(40, false);
        scroll.step(3, true);
        assertThat(scroll.from()).isEqualTo(40);
        assertThat(scroll.to()).isEqualTo(44);
        scroll.choose(35, true);
        assertThat(scroll.from()).isEqualTo(35);
        assertThat(scroll.to()).isEqualTo(41);
        scroll.unchoose();
        assertThat(scroll.from()).isEqualTo(-1);
        assertThat(scroll.to()).isZero();
    }

    @Test
    void whatIsLostInFrontMovesNothing() {
        scroll.scrollTo(60);
        scroll.choose(65, false);
        scroll.lose(50);
        scroll.fit(50, 10);
        assertThat(scroll.first()).isEqualTo(10);
        assertThat(scroll.lead()).isEqualTo(15);
        scroll.lose(40);
        assertThat(scroll.lead()).isEqualTo(-1);
    }

    @Test
    void aRowIsRevealedInTheMiddleUnlessItIsSeen() {
        scroll.choose(20, false);
        scroll.reveal(20);
        assertThat(scroll.first()).isEqualTo(15);
        scroll.reveal(24);
        assertThat(scroll.first()).isEqualTo(15);
        scroll.reveal(99);
        assertThat(scroll.first()).isEqualTo(90);
    }
}
