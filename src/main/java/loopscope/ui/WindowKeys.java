package loopscope.ui;

import loopscope.ui.appearance.LookViewModel;
import loopscope.ui.captures.CaptureMenu;
import loopscope.ui.help.Key;
import loopscope.ui.help.KeyGroup;

import java.util.List;
import java.util.stream.Stream;

/** All keys of the window. */
final class WindowKeys {
    private final WindowViewModel model;
    private final WindowView view;

    WindowKeys(WindowViewModel model, WindowView view) {
        this.model = model;
        this.view = view;
    }

    /** All keys by group, in the order of the help. */
    List<KeyGroup> all() {
        return List.of(
                new KeyGroup("Clients", clientKeys()),
                new KeyGroup(
                        "View", new TimeKeys(model.time(), model.navigator(), model.notes()).all()),
                new KeyGroup("Servers", serverKeys()),
                new KeyGroup("Window", lessonAndWindowKeys()));
    }

    private List<Key> clientKeys() {
        return List.of(
                Key.typed("C", "c", "add a client to every stage", model.talk()::add),
                Key.pressed(
                        "Enter", "", "Enter", "type as the selected client", view::typeAsClient),
                Key.pressed("↑", "", "Up", "select the client before", () -> model.talk().step(-1)),
                Key.pressed("↓", "", "Down", "select the next client", () -> model.talk().step(1)),
                Key.pressed(
                        "F2",
                        "",
                        "F2",
                        "rename the client of the highlighted lane",
                        model.talk()::rename),
                Key.pressed(
                        "Shift+↑",
                        "",
                        "Shift+Up",
                        "scroll the lanes up",
                        () -> model.scroll().byPages(-1)),
                Key.pressed(
                        "Shift+↓",
                        "",
                        "Shift+Down",
                        "scroll the lanes down",
                        () -> model.scroll().byPages(1)));
    }

    private List<Key> serverKeys() {
        return List.of(
                Key.typed("N", "n", "next call of each server held by step", model.pace()::next),
                Key.pressed(
                        "Ctrl+Z",
                        "",
                        "Shortcut+Z",
                        "undo: the record comes back",
                        model.undo()::undo),
                Key.pressed(
                        "Ctrl+N",
                        "",
                        "Shortcut+N",
                        "new run; Ctrl+P: another program",
                        view::newRun),
                Key.pressed("", "", "Shortcut+P", "watch another program", view::askForProgram),
                Key.pressed(
                        "Ctrl+S",
                        "",
                        "Shortcut+S",
                        "save the run; Ctrl+O: open another",
                        view::saveRun),
                Key.pressed("", "", "Shortcut+O", "open a run", view::openRun),
                Key.typed("P", "p", "pace of the servers: free, slow, step", model.pace()::turn));
    }

    private List<Key> lessonAndWindowKeys() {
        List<Key> lesson = new LessonKeys(model.lessons(), view::chooseLesson).all();
        return Stream.concat(lesson.stream(), windowKeys().stream()).toList();
    }

    private List<Key> windowKeys() {
        return List.of(
                Key.pressed(
                        "Ctrl+E",
                        "",
                        "Shortcut+E",
                        "capture as PNG and SVG; Ctrl+Shift+E: a sequence",
                        () -> model.capture(CaptureMenu.BOTH)),
                Key.pressed(
                        "",
                        "",
                        "Shortcut+Shift+E",
                        "a sequence of pictures from here",
                        view::askForSequence),
                Key.typed("/", "/", "filter the calls", view::filterCalls),
                Key.typed("Shift+I", "I", "code beside the other tabs, or a tab", view::toggleCode),
                Key.typed("I", "i", "show or hide the inspector", view::toggleInspector),
                Key.typed("T", "t", "next colours", model.look()::nextColours),
                Key.sized("Ctrl +", '+', "larger", () -> model.look().step(1)),
                Key.sized("Ctrl −", '-', "smaller", () -> model.look().step(-1)),
                Key.sized(
                        "Ctrl 0",
                        '0',
                        "usual size",
                        () -> model.look().setSize(LookViewModel.USUAL)),
                Key.pressed(
                        "F11",
                        "",
                        "F11",
                        "present to a class: full screen, larger",
                        model.look()::togglePresenting),
                Key.typed("?", "?", "show or hide this help", view::toggleHelp),
                Key.pressed(
                        "Esc",
                        "",
                        "Esc",
                        "leave help, export, message, field, range or full screen",
                        view::escape));
    }
}
