/** Loopscope: real TCP servers, drawn live. */
module loopscope {
    requires HdrHistogram;
    requires atlantafx.base;
    requires com.fasterxml.jackson.core;
    requires info.picocli;
    requires java.desktop;
    requires java.logging;
    requires java.management;
    requires javafx.controls;
    requires javafx.fxml;
    requires javafx.graphics;
    requires jdk.management;
    requires jdk.unsupported;
    requires org.commonmark;
    requires org.commonmark.ext.gfm.tables;
    requires org.controlsfx.controls;
    requires org.jspecify;
    requires org.snakeyaml.engine;

    opens loopscope.cli to
            info.picocli;
    opens loopscope.cli.figures to
            info.picocli;
    opens loopscope.cli.files to
            info.picocli;
    opens loopscope.cli.lessons to
            info.picocli;
    opens loopscope.cli.probe to
            info.picocli;
    opens loopscope.cli.serve to
            info.picocli;
    opens loopscope.cli.watch to
            info.picocli;
    opens loopscope.ui to
            javafx.fxml,
            javafx.graphics;
    opens loopscope.ui.appearance to
            javafx.fxml;
    opens loopscope.ui.clients to
            javafx.fxml;
    opens loopscope.ui.help to
            javafx.fxml;
    opens loopscope.ui.measure to
            javafx.graphics;
    opens loopscope.ui.stages to
            javafx.fxml;
    opens loopscope.ui.stages.header to
            javafx.fxml;
}
