package loopscope.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Tables as text that others open. */
class TextTableTest {
    @TempDir Path folder;

    private static TextTable table(String... cells) {
        return new TextTable(List.of("client", "wait (s)"), List.of(List.of(cells)));
    }

    @Test
    void cellsWithCommasQuotesAndLineBreaksAreQuoted() {
        assertThat(CsvFile.text(table("A", "3.600"))).isEqualTo("client,wait (s)\r\nA,3.600\r\n");
        assertThat(CsvFile.text(table("a,b", "say \"Hi\"\n")))
                .isEqualTo("client,wait (s)\r\n\"a,b\",\"say \"\"Hi\"\"\n\"\r\n");
    }

    @Test
    void aCellOfACopyStaysInItsColumnAndLine() {
        assertThat(table("a\tb\r\nc", "1,204").tabs().lines())
                .containsExactly("client\twait (s)", "a b  c\t1,204");
    }

    @Test
    void aNameIsNoFormula() {
        for (String name : List.of("=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1")) {
            assertThat(CsvFile.text(table(name, "0"))).contains("'" + name);
        }
        assertThat(CsvFile.text(table("-1", "-2.5"))).endsWith("-1,-2.5\r\n");
        assertThat(table("=1+1", "a=b").tabs()).contains("'=1+1\ta=b");
    }

    @Test
    void aFileIsReplacedWholeOrStaysAsItWas() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");
        TextTable broken = new TextTable(List.of("client"), List.of(Arrays.asList((String) null)));
        assertThatThrownBy(() -> CsvFile.write(broken, file, FileChoice.REPLACE))
                .isInstanceOf(NullPointerException.class);
        assertThat(file).hasContent("old");
        CsvFile.write(table("A", "1"), file, FileChoice.REPLACE);
        assertThat(Files.readString(file)).isEqualTo("client,wait (s)\r\nA,1\r\n");
        assertThatThrownBy(() -> CsvFile.write(table("A", "2"), folder, FileChoice.REPLACE))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessageContaining("is a folder");
    }
}
