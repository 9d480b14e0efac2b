package loopscope.ui.inspector.numbers;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import loopscope.picture.surface.Theme;
import loopscope.ui.base.Background;
import loopscope.ui.base.FileDialogs;
import loopscope.ui.base.Notices;
import loopscope.ui.base.TableSaving;
import loopscope.ui.inspector.InspectorPane;
import loopscope.ui.inspector.TabContent;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.time.TimeViewModel;

import org.jspecify.annotations.Nullable;

/**
 * The tab of numbers: figures of clients and servers, and plots.
 *
 * <pre>
 *   at the cursor, 3.400 s    a column per stage
 *   whole run                 longest waits as bars · a column per stage
 *   clients                   a row per client and stage
 *   whole run                 over time
 *   the record                what it holds and costs
 * </pre>
 */
public final class NumbersPane implements InspectorPane {
    private final NumbersViewModel model;
    private final Label when = title("");
    private final FigureGrid instant = new FigureGrid("figuresOfInstant", FigureRows.OF_INSTANT);
    private final FigureGrid run = new FigureGrid("figuresOfRun", FigureRows.OF_RUN);
    private final FigureGrid record = new FigureGrid("figuresOfRecord", FigureRows.OF_RECORD);
    private final WaitPlot waits;
    private final RatePlots rates;
    private final ClientTable clients = new ClientTable();
    private final Label cost = new Label();
    private final MenuButton more = new MenuButton("Table");
    private final TableSaving saving;
    private final ScrollPane node;

    public NumbersPane(
            ObservableList<StageViewModel> stages,
            TimeViewModel time,
            Background background,
            Notices notices,
            FileDialogs dialogs,
            ReadOnlyObjectProperty<Theme> theme) {
        this.model = new NumbersViewModel(stages, time, background);
        this.waits = new WaitPlot(theme::get);
        this.rates = new RatePlots(theme::get);
        this.saving = new TableSaving(background, notices, dialogs);
        more.setId("clientsMenu");
        more.getItems().setAll(ClientTableMenu.entries(clients, this::save));
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(ClientTableMenu.entries(clients, this::save));
        clients.setContextMenu(menu);
        cost.setWrapText(true);
        cost.setId("cost");
        cost.getStyleClass().add("figure-note");
        VBox all =
                new VBox(
                        when,
                        instant,
                        title("whole run: longest wait of a client"),
                        waits.node(),
                        title("whole run"),
                        run,
                        title("whole run: clients"),
                        more,
                        clients,
                        title("whole run, over time"),
                        rates.node(),
                        title("the record, and what it costs"),
                        record,
                        cost);
        all.getStyleClass().add("numbers");
        this.node = new ScrollPane(all);
        node.setFitToWidth(true);
        node.setId("numbers");
        node.getStyleClass().add("numbers-scroll");
        model.figuresProperty().addListener((value, was, is) -> show(is));
        theme.addListener((value, was, is) -> show(model.figuresProperty().get()));
    }

    private void save() {
        saving.saveAs(
                ClientExport.numbers(clients.getItems()),
                "loopscope-clients.csv",
                node.getScene().getWindow());
    }

    private static Label title(String text) {
        Label title = new Label(text);
        title.getStyleClass().add("figure-title");
        title.setWrapText(true);
        return title;
    }

    @Override
    public String title() {
        return "Numbers";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public @Nullable TabContent content(Theme theme) {
        NumbersViewModel.Figures figures = model.figuresProperty().get();
        return figures.stages().isEmpty()
                ? null
                : NumbersContent.of(figures, clients.getItems(), theme);
    }

    private void show(NumbersViewModel.Figures figures) {
        when.setText(figures.when());
        instant.show(figures.stages());
        run.show(figures.stages());
        record.show(figures.stages());
        waits.show(figures);
        rates.show(figures);
        clients.show(figures.stages());
        cost.setText(FigureRows.cost(model.cost(), figures.stages()));
    }
}
