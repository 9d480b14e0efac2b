package loopscope.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

import loopscope.capture.UserFolders;
import loopscope.picture.FxThread;
import loopscope.ui.OpenWindow;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notices;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The documents from the help of the window. */
class DocumentsViewModelTest {
    @TempDir private Path home;
    private final Background background = new Background();
    private final Notices notices = new Notices();
    private final List<String> opened = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        FxThread.start();
    }

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void theButtonOfTheHelpOpensThePagesInTheBrowserAndSaysWhereTheyAre() {
        press(documents(home.toString()));
        Path page = home.resolve(".cache/loopscope/docs/index.html");
        OpenWindow.await("the browser", () -> !opened.isEmpty());
        assertThat(opened).containsExactly(page.toUri().toString());
        assertThat(notice()).endsWith(page.toString());
        assertThat(page).isNotEmptyFile();
    }

    @Test
    void whereTheyCannotBeKeptNoBrowserOpensAndASentenceSaysWhatToDo() {
        press(documents("?"));
        OpenWindow.await("a notice", () -> !notice().isEmpty());
        assertThat(notice()).contains("-o FOLDER");
        assertThat(opened).isEmpty();
    }

    private DocumentsViewModel documents(String home) {
        UserFolders folders = new UserFolders("Linux", home, Map.of());
        DocumentsViewModel documents = new DocumentsViewModel(background, notices, folders);
        documents.browseWith(opened::add);
        return documents;
    }

    private static void press(DocumentsViewModel documents) {
        OpenWindow.onFx(
                () -> {
                    StackPane layer = new StackPane();
                    layer.setVisible(false);
                    new HelpView(layer, List.of(), documents::open).toggle();
                    ((Button) layer.lookup("#documents")).fire();
                    return true;
                });
    }

    private String notice() {
        return OpenWindow.onFx(() -> notices.latestProperty().get().text());
    }
}
