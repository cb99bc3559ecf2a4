package org.multimodalbtw.host.run;

import java.io.IOException;
import java.util.Optional;
import org.multimodalbtw.host.RunOptions;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowRun;
import org.multimodalbtw.host.output.OutputDirectory;
import org.multimodalbtw.host.output.Sources;

/**
 * Uses a saved model as the command line says, and writes what came of it.
 *
 * @param display shows how far the run is, and its results
 */
record SavedModelRun(RunDisplay display) {

    private static final String MODEL = "model";

    /** What is done with the results of a workflow beside its tables. */
    private interface Ending {
        void write(RunResults results, OutputDirectory out, Summary summary) throws IOException;
    }

    /** Adapts it, and writes the model, the comparison and the patients' predictions: all of it, or nothing. */
    void adapt(SavedModelTask task) throws IOException, WorkflowException, RunFailure, InterruptedException {
        task.requireApart();
        execute(task, AdaptWorkflow.of(task), (results, out, summary) -> {
            String said = results.writeModelOf(NodeKind.ADAPT_MODEL, out.path().resolve(MODEL));
            display.say(said);
            summary.adapted(said);
        });
    }

    /** Predicts the folder's patients, and writes the predictions, and what they are worth where outcomes are known: all of it, or nothing. */
    void predict(SavedModelTask task) throws IOException, WorkflowException, RunFailure, InterruptedException {
        task.requireApart();
        execute(task, PredictWorkflow.of(task), (results, out, summary) -> {
            String said = results.predicted();
            display.say(said);
            summary.predicted(said);
            results.quality().forEach(display::say);
            results.decisions().forEach(display::say);
        });
    }

    private void execute(SavedModelTask task, Workflow workflow, Ending ending)
            throws IOException, WorkflowException, RunFailure, InterruptedException {
        Sources sources =
                new Sources(Optional.empty(), Optional.of(task.cohort().folder()));
        try (OutputDirectory out = OutputDirectory.prepare(task.out(), sources, display::say)) {
            out.clearScratch();
            FormulaGuard guard = new FormulaGuard(!task.rawCsv());
            RunOptions options = RunOptions.DEFAULT.withWorkingDirectory(out.scratch());
            try (WorkflowRun run = WorkflowRun.of(workflow, options)) {
                NodeProgress.execute(run, display, new Warnings());
                RunResults results = new RunResults(run);
                results.writeTables(out.path(), guard);
                Summary summary = new Summary(results.seconds());
                ending.write(results, out, summary);
                guard.sentence().ifPresent(display::say);
                out.publish(summary::json);
            }
        }
        display.say("results in " + task.out().toAbsolutePath().normalize());
    }
}
