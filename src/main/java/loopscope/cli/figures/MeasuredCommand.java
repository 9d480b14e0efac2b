package loopscope.cli.figures;

import loopscope.cli.base.ExitCode;
import loopscope.measure.ServedModel;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** Serves a model in a process of its own, for {@link MeasureCommand}, which starts it. */
@Command(name = ServedModel.COMMAND, hidden = true)
public final class MeasuredCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters private String model = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ServedModel.serve(model, orders, spec.commandLine().getOut());
        return ExitCode.DONE;
    }
}
