package org.multimodalbtw.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.knime.core.webui.page.Resource.ContentType;
import org.knime.node.DefaultModel.ExecuteConsumer;
import org.multimodalbtw.host.nodes.BtwWeightInspectorNodeFactory;
import org.multimodalbtw.host.nodes.ScriptedNodeFactory;
import org.multimodalbtw.host.nodes.TensorPortObject;
import org.multimodalbtw.platform.ui.view.Json;

class WorkflowRunTest {

    private static final String PREDICTION =
            "model of m1:x1+y1*20 | m2:x2+y2*20 | m3:x3+y3*20 on m1:x1+y1*20 | m2:x2+y2*20 | m3:x3+y3*20";

    @TempDir
    private Path directory;

    private static String prediction(WorkflowRun run) {
        BufferedDataTable table =
                (BufferedDataTable) run.result("Multimodal Predictor").output(0);
        try (CloseableRowIterator rows = table.iterator()) {
            return rows.next().getCell(0).toString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"saved-by-knime", "minimal"})
    void runsWhatThePlatformStored(String name) throws Exception {
        try (WorkflowRun run = Workflows.load(Workflows.stored(name))) {
            assertEquals(List.of(), run.loadWarnings());
            assertEquals(List.of(), run.messages());
            assertTrue(run.results().stream().allMatch(node -> node.state() == NodeState.CONFIGURED));

            List<NodeResult> results = run.execute(RunListener.NONE);

            assertTrue(run.isExecuted(), run.messages()::toString);
            assertEquals(8, results.size());
            assertEquals(PREDICTION, prediction(run));
            assertEquals(
                    List.of("Node created an empty data table."),
                    run.result("BTW Weight Inspector").warnings());
        }
    }

    @Test
    void findsFactoriesByClassNameOutsideOfAFramework() throws Exception {
        try (WorkflowRun run = WorkflowRun.load(Workflows.stored("minimal"), Overrides.NONE)) {
            assertEquals(8, run.results().size());
        }
    }

    @Test
    void storesAndReadsEachOutputWhenAsked() throws Exception {
        RunOptions options =
                RunOptions.DEFAULT.withWorkingDirectory(directory).withReload().withColumnarTables();
        try (WorkflowRun run =
                WorkflowRun.load(Workflows.stored("minimal"), Overrides.NONE, options, Workflows.FACTORIES)) {
            run.execute(RunListener.NONE);

            assertTrue(run.isExecuted(), run.messages()::toString);
            assertEquals(PREDICTION, prediction(run));
            assertEquals(
                    "{\"result\":{\"title\":\"Loss\",\"epochs\":3,\"loss\":[1.0,0.5,0.3333333333333333]}}",
                    run.result("BTW Learner").view().orElseThrow().initialData());
        }
        assertTrue(Files.exists(directory.resolve("3/port_0/object/filestore.xml")));
        assertTrue(Files.exists(directory.resolve("6/internal_0/data.zip")));
    }

    @Test
    void columnarTablesHandOutCellsOfTheirOwn() throws Exception {
        RunOptions options = RunOptions.DEFAULT.withColumnarTables();
        try (WorkflowRun run =
                WorkflowRun.load(Workflows.stored("minimal"), Overrides.NONE, options, Workflows.FACTORIES)) {
            run.execute(RunListener.NONE);
            BufferedDataTable table =
                    (BufferedDataTable) run.result("Cohort Reader").output(0);
            try (CloseableRowIterator first = table.iterator();
                    CloseableRowIterator second = table.iterator()) {
                assertNotSame(first.next().getCell(0), second.next().getCell(0));
            }
        }
    }

    @Test
    void outputsAreHandedOnAsTheyAreUnlessAskedOtherwise() throws Exception {
        try (WorkflowRun run = Workflows.load(Workflows.stored("minimal"))) {
            run.execute(RunListener.NONE);
            assertInstanceOf(TensorPortObject.class, run.result("BTW Learner").output(0));
            assertTrue(run.result("BTW Learner").seconds() > 0);
        }
    }

    @Test
    void viewAnswersItsPage() throws Exception {
        try (WorkflowRun run = Workflows.load(Workflows.stored("minimal"))) {
            assertTrue(run.result("BTW Learner").view().isEmpty(), "there is no view before the execution");
            run.execute(RunListener.NONE);
            var view = run.result("BTW Learner").view().orElseThrow();

            assertEquals(ContentType.SHADOW_APP, view.page().getContentType());
            assertEquals(
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"loss\":0.5}}",
                    view.call("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"loss\",\"params\":[1]}"));
            Object answer = Json.read(view.call("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"loss\",\"params\":[9]}"));
            assertTrue(answer.toString().contains("code=-32000"), answer::toString);
            assertTrue(answer.toString().contains("There are 3 epochs"), answer::toString);
        }
    }

    @Test
    void listenerHearsOfNodesAndTheirProgress() throws Exception {
        List<String> heard = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void started(String node) {
                heard.add("started " + node);
            }

            @Override
            public void progress(String node, double fraction, String text) {
                heard.add(node + " " + fraction + " " + text);
            }

            @Override
            public void finished(NodeResult result) {
                heard.add("finished " + result.name() + " " + result.state());
            }
        };
        try (WorkflowRun run = Workflows.load(Workflows.stored("minimal"), "BTW Learner/epochs=2")) {
            run.execute(listener);
            assertEquals(List.of("Few epochs."), run.result("BTW Learner").warnings());
        }
        assertEquals("started Cohort Reader (#1)", heard.get(0));
        int start = heard.indexOf("started BTW Learner (#6)");
        assertEquals(
                List.of(
                        "BTW Learner (#6) 0.5 Epoch 1",
                        "BTW Learner (#6) 1.0 Epoch 2",
                        "finished BTW Learner EXECUTED"),
                heard.subList(start + 1, start + 4));
    }

    /** Runs a node whose behaviour is given, and a second one that takes its table. */
    private WorkflowRun runOf(ExecuteConsumer execute) throws Exception {
        Workflow workflow = new Workflow();
        WorkflowNode first = workflow.add(new ScriptedNodeFactory(execute));
        WorkflowNode second = workflow.add(new ScriptedNodeFactory(ScriptedNodeFactory.EMPTY_TABLE));
        workflow.connect(first, 1, second, 1);
        return WorkflowRun.of(workflow, RunOptions.DEFAULT);
    }

    private static RunMessage onlyMessage(NodeResult result) {
        assertEquals(1, result.messages().size(), result.messages()::toString);
        return result.messages().get(0);
    }

    @Test
    void failureIsAMessageAndStopsWhatComesAfter() throws Exception {
        Message message = Message.builder()
                .withSummary("Training failed at epoch 3")
                .addTextIssue("The loss is not a number.")
                .addResolutions("Lower the learning rate.", "Scale the inputs.")
                .build()
                .orElseThrow();
        try (WorkflowRun run = runOf((input, output) -> {
            throw KNIMEException.of(message);
        })) {
            List<NodeResult> results = run.execute(RunListener.NONE);

            RunMessage shown = onlyMessage(results.get(0));
            assertEquals(NodeState.CONFIGURED, results.get(0).state());
            assertEquals(RunMessage.Type.ERROR, shown.type());
            assertEquals("Training failed at epoch 3", shown.summary());
            assertEquals(List.of("The loss is not a number."), shown.issues());
            assertEquals(List.of("Lower the learning rate.", "Scale the inputs."), shown.resolutions());
            assertEquals(NodeState.CONFIGURED, results.get(1).state());
            assertEquals(0, results.get(1).seconds());
            assertFalse(run.isExecuted());
        }
    }

    @Test
    void plainExceptionsAndErrorsFailTheNode() throws Exception {
        try (WorkflowRun run = runOf((input, output) -> {
            throw new UnsatisfiedLinkError("no torch");
        })) {
            assertEquals(
                    "Execute failed: no torch",
                    onlyMessage(run.execute(RunListener.NONE).get(0)).summary());
        }
    }

    @Test
    void everyOutputMustBeSet() throws Exception {
        try (WorkflowRun run = runOf((input, output) -> {})) {
            assertEquals(
                    "Execute failed: Invalid result. Execution failed, reason: data at output 0 is null.",
                    onlyMessage(run.execute(RunListener.NONE).get(0)).summary());
        }
    }

    @Test
    void onlyTheLastWarningIsKept() throws Exception {
        try (WorkflowRun run = runOf((input, output) -> {
            ScriptedNodeFactory.EMPTY_TABLE.accept(input, output);
            output.setWarningMessage("first");
            output.setWarningMessage("second");
        })) {
            assertEquals(List.of("second"), run.execute(RunListener.NONE).get(0).warnings());
        }
    }

    @Test
    void workerSeesNoBundlesThroughItsContextClassLoader() throws Exception {
        AtomicReference<Thread> worker = new AtomicReference<>();
        AtomicReference<Boolean> sees = new AtomicReference<>();
        try (WorkflowRun run = runOf((input, output) -> {
            worker.set(Thread.currentThread());
            sees.set(worker.get().getContextClassLoader().getResource("org/multimodalbtw/host/WorkflowRun.class")
                    != null);
            ScriptedNodeFactory.EMPTY_TABLE.accept(input, output);
        })) {
            run.execute(RunListener.NONE);
        }
        assertTrue(
                worker.get().getName().startsWith("KNIME-Worker-"), worker.get().getName());
        assertEquals(false, sees.get());
    }

    private void cancelled(ExecuteConsumer execute) throws Exception {
        try (WorkflowRun run = runOf(execute)) {
            List<NodeResult> results = run.execute(new RunListener() {
                @Override
                public void progress(String node, double fraction, String text) {
                    run.cancel();
                }
            });
            RunMessage message = onlyMessage(results.get(0));
            assertEquals("Execution canceled", message.summary());
            assertEquals(RunMessage.Type.WARNING, message.type());
            assertEquals(NodeState.CONFIGURED, results.get(0).state());
            assertEquals(List.of(), results.get(1).messages());
        }
    }

    @Test
    void cancelReachesANodeThatChecks() throws Exception {
        cancelled((input, output) -> {
            input.getExecutionContext().setProgress(.1);
            while (true) {
                input.getExecutionContext().checkCanceled();
            }
        });
    }

    @Test
    void cancelWakesANodeThatSleeps() throws Exception {
        cancelled((input, output) -> {
            input.getExecutionContext().setProgress(.1);
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                throw new CanceledExecutionException();
            }
        });
    }

    @Test
    void resultOfACancelledNodeIsDropped() throws Exception {
        cancelled((input, output) -> {
            input.getExecutionContext().setProgress(.1);
            ScriptedNodeFactory.EMPTY_TABLE.accept(input, output);
        });
    }

    @Test
    void optionalInputIsNullAndUnknownTableIsEmpty() throws Exception {
        List<Object> seen = new ArrayList<>();
        Workflow workflow = new Workflow();
        WorkflowNode unknown = workflow.add(new ScriptedNodeFactory(
                (input, output) -> seen.add(input.getInPortSpec(0)), ScriptedNodeFactory.EMPTY_TABLE));
        WorkflowNode idle = workflow.add(new BtwWeightInspectorNodeFactory());
        try (WorkflowRun run = WorkflowRun.of(workflow, RunOptions.DEFAULT)) {
            assertEquals(Collections.singletonList(null), seen);
            assertEquals(NodeState.CONFIGURED, unknown.state());
            assertEquals(NodeState.IDLE, idle.state());
            assertEquals(List.of(), run.messages());
        }
    }

    @Test
    void refusedSettingsLeaveTheNodeAndWhatComesAfterIdle() throws Exception {
        Workflow workflow = new Workflow();
        WorkflowNode first = workflow.add(new ScriptedNodeFactory(
                (input, output) -> {
                    throw new InvalidSettingsException("No column is chosen.");
                },
                ScriptedNodeFactory.EMPTY_TABLE));
        WorkflowNode second = workflow.add(new ScriptedNodeFactory(ScriptedNodeFactory.EMPTY_TABLE));
        workflow.connect(first, 1, second, 1);
        try (WorkflowRun run = WorkflowRun.of(workflow, RunOptions.DEFAULT)) {
            run.execute(RunListener.NONE);
            assertEquals(NodeState.IDLE, first.state());
            assertEquals(NodeState.IDLE, second.state());
            RunMessage message = onlyMessage(run.results().get(0));
            assertEquals(RunMessage.Type.WARNING, message.type());
            assertEquals("No column is chosen.", message.summary());
        }
    }

    @Test
    void otherExceptionsInConfigureAreErrors() throws Exception {
        Workflow workflow = new Workflow();
        workflow.add(new ScriptedNodeFactory(
                (input, output) -> {
                    throw new IllegalArgumentException("oops");
                },
                ScriptedNodeFactory.EMPTY_TABLE));
        try (WorkflowRun run = WorkflowRun.of(workflow, RunOptions.DEFAULT)) {
            assertEquals(
                    "Configure failed (IllegalArgumentException): oops",
                    onlyMessage(run.results().get(0)).summary());
        }
    }

    @Test
    void tableUnlikeItsConfiguredSpecIsWarnedOf() throws Exception {
        Workflow workflow = new Workflow();
        workflow.add(new ScriptedNodeFactory(
                (input, output) ->
                        output.setOutSpec(0, new DataTableSpec(new String[] {"a"}, new org.knime.core.data.DataType[] {
                            org.knime.core.data.def.StringCell.TYPE
                        })),
                ScriptedNodeFactory.EMPTY_TABLE));
        try (WorkflowRun run = WorkflowRun.of(workflow, RunOptions.DEFAULT)) {
            run.execute(RunListener.NONE);
            assertTrue(
                    run.results().get(0).warnings().get(0).startsWith("DataSpec generated by configure does not match"),
                    run.messages()::toString);
        }
    }

    @Test
    void temporaryWorkingDirectoryIsDeleted() throws Exception {
        AtomicReference<Path> file = new AtomicReference<>();
        try (WorkflowRun run = runOf((input, output) -> {
            try {
                file.set(input.getExecutionContext()
                        .createFileStore("f")
                        .getFile()
                        .toPath());
                Files.writeString(file.get(), "text");
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            ScriptedNodeFactory.EMPTY_TABLE.accept(input, output);
        })) {
            run.execute(RunListener.NONE);
            assertTrue(Files.exists(file.get()));
        }
        assertFalse(Files.exists(file.get()));
    }
}
