package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.host.RunOptions;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowRun;
import org.multimodalbtw.host.output.OutputDirectory;
import org.multimodalbtw.host.output.Sources;

/**
 * Adapts a saved model as the command line says, and writes what came of it: the model, the comparison, and the patients' predictions.
 *
 * @param display shows how far the run is, and its results
 */
record AdaptRun(RunDisplay display) {

    private static final String MODEL = "model";

    /** Writes all results, or none. */
    void execute(Request.Adapt request) throws IOException, WorkflowException, RunFailure, InterruptedException {
        requireApart(request);
        Workflow workflow = AdaptWorkflow.of(request);
        Sources sources =
                new Sources(Optional.empty(), Optional.of(request.cohort().folder()));
        try (OutputDirectory out = OutputDirectory.prepare(request.out(), sources, display::say)) {
            out.clearScratch();
            FormulaGuard guard = new FormulaGuard(!request.rawCsv());
            RunOptions options = RunOptions.DEFAULT.withWorkingDirectory(out.scratch());
            try (WorkflowRun run = WorkflowRun.of(workflow, options)) {
                NodeProgress.execute(run, display, new Warnings());
                RunResults results = new RunResults(run);
                results.writeTables(out.path(), guard);
                String said =
                        results.writeModelOf(NodeKind.ADAPT_MODEL, out.path().resolve(MODEL));
                display.say(said);
                guard.sentence().ifPresent(display::say);
                Summary summary = new Summary(results.seconds());
                summary.adapted(said);
                out.publish(summary::json);
            }
        }
        display.say("results in " + request.out().toAbsolutePath().normalize());
    }

    private static void requireApart(Request.Adapt request) {
        Path model = Sources.real(request.model());
        Path out = Sources.real(request.out());
        if (model.startsWith(out) || out.startsWith(model)) {
            throw new InputException(
                    "The model " + request.model() + " and the folder for the results, " + request.out()
                            + ", lie in each other, and the model is not to be replaced.",
                    "Choose another folder with --out.");
        }
    }
}
