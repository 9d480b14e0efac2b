package loopscope.ui.help;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.UserFolders;
import loopscope.docs.Site;
import loopscope.docs.SiteFolder;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Opens the documents in the user's browser, once they have been left in the user's folder for
 * caches. Confined to the JavaFX thread.
 */
public final class DocumentsViewModel {
    private final Background background;
    private final Notices notices;
    private final UserFolders folders;
    private Consumer<String> browser = _ -> {};

    /**
     * @param folders where they are left
     */
    public DocumentsViewModel(Background background, Notices notices, UserFolders folders) {
        this.background = background;
        this.notices = notices;
        this.folders = folders;
    }

    /** Sets what opens a page in the user's browser. */
    public void browseWith(Consumer<String> opens) {
        browser = opens;
    }

    /** Opens the first page, and says where it is. */
    public void open() {
        background.run(() -> SiteFolder.keep(Site.read(), folders), this::show, this::failed);
    }

    private void show(Path page) {
        notices.show(Notice.done("The documentation opens in your browser: " + page));
        browser.accept(page.toUri().toString());
    }

    private void failed(Exception why) {
        notices.show(
                Notice.failed(
                        why instanceof CaptureFailedException
                                ? String.valueOf(why.getMessage())
                                : "That could not be done: " + why));
    }
}
