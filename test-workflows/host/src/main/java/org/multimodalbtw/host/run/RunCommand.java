package org.multimodalbtw.host.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Overrides;
import org.multimodalbtw.host.RunOptions;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowNode;
import org.multimodalbtw.host.WorkflowRun;
import org.multimodalbtw.host.output.OutputDirectory;
import org.multimodalbtw.host.output.Sources;

/** Runs a workflow as the command line says, and writes its results. */
public final class RunCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final String WORKFLOW = "workflow";

    private final RunDisplay display;
    private final PrintStream errors;

    /**
     * @param display shows how far the run is, and its results
     * @param errors where failures are explained
     */
    RunCommand(RunDisplay display, PrintStream errors) {
        this.display = display;
        this.errors = errors;
    }

    /**
     * @param out where progress and results are printed
     * @param errors where failures are explained
     * @return a command that keeps one line up to date on a terminal, and prints lines elsewhere
     */
    public static RunCommand printingTo(PrintStream out, PrintStream errors) {
        boolean isTerminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
        return new RunCommand(isTerminal ? new TerminalDisplay(out) : new PlainDisplay(out), errors);
    }

    /**
     * @param arguments the command line
     * @return 0 if every node was executed, 1 if not, 2 if the command line cannot be understood
     */
    public int run(String... arguments) {
        Request request = RunLine.read(display::say, errors, arguments);
        try {
            if (request instanceof Request.Answered answered) {
                return answered.exit();
            } else if (request instanceof Request.Examples examples) {
                ExampleWorkflows.write(examples.folder(), NodeFactories.available());
            } else if (request instanceof Request.Check check) {
                check(check);
            } else if (request instanceof Request.Adapt adapt) {
                new SavedModelRun(display).adapt(adapt.task());
            } else if (request instanceof Request.Predict predict) {
                new SavedModelRun(display).predict(predict.task());
            } else if (request instanceof Arguments run) {
                execute(run);
            }
            return DONE;
        } catch (RunFailure failure) {
            return failed(failure.getMessage());
        } catch (WorkflowException failure) {
            return failed(new RunFailure(
                            failure.getMessage(),
                            List.of(
                                    "Correct what the command line says, or open the workflow in KNIME and save it again."))
                    .getMessage());
        } catch (InputException failure) {
            return failed(new RunFailure(failure.getMessage(), List.of(failure.remedy())).getMessage());
        } catch (IOException failure) {
            return failed(new RunFailure(
                            "A file could not be read or written: " + OutputDirectory.reason(failure)
                                    + ". Nothing of the folder for the results has changed.",
                            List.of("Check that the disk has space and that the folder can be read and written."))
                    .getMessage());
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return failed("Cancelled.");
        }
    }

    private int failed(String message) {
        display.clear();
        errors.println(Printable.of(message));
        return FAILED;
    }

    private void check(Request.Check check) throws WorkflowException {
        CohortWorkflow plan = CohortWorkflow.plan(check.cohort(), check.overrides());
        FolderWorkflow workflow = plan.build(true);
        plan.whatWasRead(workflow).forEach(display::say);
        workflow.require(plan.assignments(workflow));
        plan.inAllRows().forEach(display::say);
        plan.reminder().ifPresent(display::say);
        plan.requireLearnable();
    }

    private void execute(Arguments arguments) throws IOException, WorkflowException, RunFailure, InterruptedException {
        Optional<CohortWorkflow> plan =
                arguments.cohort().map(cohort -> CohortWorkflow.plan(cohort, arguments.overrides()));
        Sources sources = new Sources(arguments.workflow(), arguments.cohort().map(Arguments.Cohort::folder));
        try (OutputDirectory out = OutputDirectory.prepare(arguments.out(), sources, display::say)) {
            Path workflow = arguments.workflow().orElse(out.path().resolve(WORKFLOW));
            List<String> overrides = plan.isPresent() ? write(plan.get(), workflow, arguments) : arguments.overrides();
            Warnings warnings = new Warnings(
                    plan.map(CohortWorkflow::saidOfFiles).map(SaidBefore::of).orElseGet(SaidBefore::nothing));
            FormulaGuard guard = new FormulaGuard(!arguments.rawCsv());
            Summary summary = runOnce(workflow, overrides, out, guard, warnings);
            guard.sentence().ifPresent(display::say);
            if (arguments.seeds() > 1) {
                runWithFurtherSeeds(workflow, overrides, arguments.seeds(), out, summary, warnings);
                warnings.repeated().forEach(display::say);
                Report.overSeeds(summary.runs()).forEach(display::say);
            }
            plan.flatMap(CohortWorkflow::reminder).ifPresent(display::say);
            plan.flatMap(CohortWorkflow::leak).ifPresent(display::say);
            out.publish(summary::json);
        }
        display.say("results in " + arguments.out().toAbsolutePath().normalize());
    }

    /** Says what was read and writes the workflow, with the parameters that are changed, which are given back with their nodes' numbers. */
    private List<String> write(CohortWorkflow plan, Path directory, Arguments arguments)
            throws IOException, WorkflowException {
        FolderWorkflow workflow = plan.build(arguments.report());
        plan.whatWasRead(workflow).forEach(display::say);
        List<String> numbered = plan.assignments(workflow);
        workflow.write(directory, numbered);
        return numbered;
    }

    private Summary runOnce(
            Path workflow, List<String> overrides, OutputDirectory out, FormulaGuard guard, Warnings warnings)
            throws IOException, WorkflowException, RunFailure, InterruptedException {
        try (WorkflowRun run = load(workflow, overrides, out)) {
            NodeProgress.execute(run, display, warnings);
            RunResults results = new RunResults(run);
            results.writeTables(out.path(), guard);
            results.writeModels(out.path());
            results.writeReports(out.path()).forEach(display::say);
            Summary summary = new Summary(results.seconds());
            Optional<WorkflowNode> learner = results.learner();
            if (learner.isPresent()) {
                Summary.TrainedRun learnt = results.learnt(learner.get());
                summary.add(learnt);
                Report.lines(learnt).forEach(display::say);
                results.decisions().forEach(display::say);
                results.conclusions().forEach(display::say);
                results.known(learner.get()).ifPresent(display::say);
            }
            return summary;
        }
    }

    private void runWithFurtherSeeds(
            Path workflow, List<String> given, int runs, OutputDirectory out, Summary summary, Warnings warnings)
            throws IOException, WorkflowException, RunFailure, InterruptedException {
        Summary.TrainedRun first = summary.first()
                .orElseThrow(() -> new RunFailure(
                        "The workflow has no BTW Learner, so there is no seed to change.",
                        List.of("Leave out --seeds.")));
        for (int run = 1; run < runs; run++) {
            long seed = first.manifest().training().seed() + run;
            display.say("run " + (run + 1) + " of " + runs + ", with seed " + seed);
            List<String> overrides = new ArrayList<>(given);
            overrides.add(first.learner() + "/seed=" + seed);
            try (WorkflowRun next = load(workflow, overrides, out)) {
                NodeProgress.execute(next, display, warnings);
                RunResults results = new RunResults(next);
                summary.add(results.learnt(results.learner().orElseThrow()));
            }
        }
    }

    private static WorkflowRun load(Path workflow, List<String> overrides, OutputDirectory out)
            throws IOException, WorkflowException {
        out.clearScratch();
        return WorkflowRun.load(
                workflow,
                Overrides.of(overrides),
                RunOptions.DEFAULT.withWorkingDirectory(out.scratch()),
                NodeFactories.available());
    }
}
