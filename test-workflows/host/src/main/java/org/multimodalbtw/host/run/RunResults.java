package org.multimodalbtw.host.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.data.filestore.FileStoreUtil;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.host.Connection;
import org.multimodalbtw.host.NodeResult;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowNode;
import org.multimodalbtw.host.WorkflowRun;

/** What the nodes of a workflow gave that was executed to the end. */
final class RunResults {

    private static final String MODEL = "Multimodal Model";
    private static final String SECONDS = "Seconds";
    private static final String PAGE = "Page";
    private static final int TENSOR_INPUT = 2;
    private static final int LABELS_INPUT = 3;
    private static final int MODEL_OUTPUT = 1;
    private static final int WEIGHTS_OUTPUT = 3;
    private static final int SCORES_OUTPUT = 4;
    private static final int DECISION_OUTPUT = 1;
    private static final int CALIBRATION_OUTPUT = 3;
    private static final int SUBGROUPS_OUTPUT = 4;
    private static final int COMPARISON_OUTPUT = 5;

    private final Workflow workflow;
    private final Map<Integer, NodeResult> results = new LinkedHashMap<>();
    private final Map<Integer, LabelledRows> labelled = new HashMap<>();

    /** An output of a node; ports count from 1. */
    private record Output(WorkflowNode node, int port, PortObject object) {}

    /** @param run all of whose nodes are executed */
    RunResults(WorkflowRun run) {
        workflow = run.workflow();
        run.results().forEach(result -> results.put(result.id(), result));
    }

    /** @return the seconds that each node took, and their sum as "total" */
    Map<String, Double> seconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        workflow.nodes()
                .forEach(node -> seconds.put(stage(node), results.get(node.id()).seconds()));
        double total =
                seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        seconds.put("total", total);
        return seconds;
    }

    /** @return the node that learns; the first one if there are several */
    Optional<WorkflowNode> learner() {
        return first(NodeKind.BTW_LEARNER);
    }

    private Optional<WorkflowNode> first(NodeKind kind) {
        return workflow.nodes().stream().filter(kind::is).findFirst();
    }

    /** @return what each model says of itself, for a person */
    List<String> conclusions() {
        return models().stream().map(model -> model.object.getSummary()).toList();
    }

    /**
     * Writes each table that no node works on: those that no node takes, or only nodes that show them. How long an epoch took is left out,
     * so that the same run writes the same bytes. Predictions of the rows that a learner was given get two more columns, with what its labels
     * say of the same row.
     *
     * @param directory where to write {@code <node>-<port>.csv}
     * @param guard of texts
     * @throws IOException if a file cannot be written
     */
    void writeTables(Path directory, FormulaGuard guard) throws IOException {
        for (Output output : outputs()) {
            if (output.object instanceof BufferedDataTable table && isEnd(output)) {
                Set<String> without = NodeKind.BTW_LEARNER.is(output.node)
                        ? Set.of(SECONDS)
                        : NodeKind.MULTIMODAL_REPORT.is(output.node) ? Set.of(PAGE) : Set.of();
                CsvTable.write(table, directory.resolve(fileName(output) + ".csv"), guard, without, truth(output.node));
            }
        }
    }

    /** @return how many patients the first predictor predicts, and of how many it knows nothing: a sentence */
    String predicted() {
        WorkflowNode predictor = first(NodeKind.MULTIMODAL_PREDICTOR).orElseThrow();
        return PredictedRows.of((BufferedDataTable) output(predictor, 1)).sentence();
    }

    /** @return what the predictions are good for, in a few lines; none if nothing evaluates them */
    List<String> decisions() {
        return first(NodeKind.PREDICTION_EVALUATOR).map(this::decisions).orElse(List.of());
    }

    /** @return how good the predictions are that are compared with outcomes, a line for each event; none if nothing compares them */
    List<String> quality() {
        return first(NodeKind.PREDICTION_EVALUATOR)
                .map(node -> DecisionReport.quality((BufferedDataTable) output(node, CALIBRATION_OUTPUT)))
                .orElse(List.of());
    }

    private List<String> decisions(WorkflowNode evaluator) {
        List<String> lines = new ArrayList<>(DecisionReport.lines(
                (BufferedDataTable) output(evaluator, DECISION_OUTPUT),
                (BufferedDataTable) output(evaluator, COMPARISON_OUTPUT),
                learner().isPresent() ? " (--alarm chooses another)" : ""));
        BufferedDataTable subgroups = (BufferedDataTable) output(evaluator, SUBGROUPS_OUTPUT);
        String file = fileName(new Output(evaluator, SUBGROUPS_OUTPUT, subgroups)) + ".csv";
        DecisionReport.subgroups(subgroups, file).ifPresent(lines::add);
        return lines;
    }

    private CsvTable.More truth(WorkflowNode node) {
        if (!NodeKind.MULTIMODAL_PREDICTOR.is(node)) {
            return CsvTable.More.NONE;
        }
        return workflow.nodes().stream()
                .filter(NodeKind.BTW_LEARNER::is)
                .filter(learner -> takers(learner.id(), MODEL_OUTPUT).contains(node.id()))
                .filter(learner -> hasTensorOf(learner, node))
                .findFirst()
                .map(learner -> new CsvTable.More(LabelledRows.COLUMNS, labels(learner)::cells))
                .orElse(CsvTable.More.NONE);
    }

    /** Whether a predictor takes the tensor that a learner learnt from, so that both have the same rows. */
    private boolean hasTensorOf(WorkflowNode learner, WorkflowNode predictor) {
        return workflow.connections().stream()
                .filter(connection ->
                        connection.destination() == learner.id() && connection.destinationPort() == TENSOR_INPUT)
                .anyMatch(tensor -> takers(tensor.source(), tensor.sourcePort()).contains(predictor.id()));
    }

    /**
     * Writes each trained model.
     *
     * @param directory where to write {@code model}, or {@code model-<node>-<port>} if there are several
     * @throws IOException if a file cannot be written
     */
    void writeModels(Path directory) throws IOException {
        List<Output> models = models();
        for (Output model : models) {
            String name = models.size() == 1 ? "model" : "model-" + fileName(model);
            DirectoryCopy.of(modelDirectory(model.object), directory.resolve(name));
        }
    }

    /**
     * Writes the model that a node gives.
     *
     * @param kind of the node
     * @param directory where to write it
     * @return what the model says of itself, for a person
     * @throws IOException if a file cannot be written
     */
    String writeModelOf(NodeKind kind, Path directory) throws IOException {
        Output model = models().stream()
                .filter(output -> kind.is(output.node))
                .findFirst()
                .orElseThrow();
        DirectoryCopy.of(modelDirectory(model.object), directory);
        return model.object.getSummary();
    }

    /**
     * Writes the page of each report.
     *
     * @param directory where to write {@code report.html}, or {@code report-<node>.html} if there are several
     * @return what was written, one sentence each
     * @throws IOException if a file cannot be written
     */
    List<String> writeReports(Path directory) throws IOException {
        List<WorkflowNode> reports =
                workflow.nodes().stream().filter(NodeKind.MULTIMODAL_REPORT::is).toList();
        List<String> written = new ArrayList<>();
        for (WorkflowNode report : reports) {
            String name = reports.size() == 1 ? "report.html" : "report-" + report.id() + ".html";
            StringBuilder page = new StringBuilder();
            new TableReader((BufferedDataTable) output(report, 1)).forEach(row -> page.append(row.text(PAGE)));
            Files.writeString(directory.resolve(name), page);
            written.add("report on the model: " + name);
        }
        return written;
    }

    /**
     * @param learner one of the workflow's learners
     * @return what it learnt
     * @throws IOException if its model cannot be read
     */
    Summary.TrainedRun learnt(WorkflowNode learner) throws IOException {
        ModelManifest manifest = ModelDirectory.readManifest(modelDirectory(output(learner, MODEL_OUTPUT)));
        Scores scores = Scores.of((BufferedDataTable) output(learner, SCORES_OUTPUT));
        return new Summary.TrainedRun(
                learner.label(),
                manifest,
                scores,
                meanWeights(learner, manifest, scores),
                moved(learner, manifest, scores),
                scores.haveTestRows() ? sure(learner, manifest) : Optional.empty(),
                ChosenEvent.of(learner, manifest, modelDirectory(output(learner, MODEL_OUTPUT))));
    }

    /** Over test rows; without such over all rows that are predicted. */
    private Optional<Moved> moved(WorkflowNode learner, ModelManifest manifest, Scores scores) {
        return predictor(learner).flatMap(node -> {
            BufferedDataTable table = (BufferedDataTable) output(node, 1);
            if (scores.haveTestRows()) {
                return Moved.of(
                        table, manifest, Map.entry("test rows", labels(learner).tested()), groups(learner));
            }
            Set<String> all = new HashSet<>();
            new TableReader(table).forEach(row -> all.add(row.id()));
            return Moved.of(table, manifest, Map.entry("all rows", all), groups(learner));
        });
    }

    private Map<String, String> groups(WorkflowNode learner) {
        return PatientsOfRows.of(learner, labelTable(learner), labels(learner).targets());
    }

    private BufferedDataTable labelTable(WorkflowNode learner) {
        Connection labels = workflow.connections().stream()
                .filter(connection -> connection.destination() == learner.id())
                .filter(connection -> connection.destinationPort() == LABELS_INPUT)
                .findFirst()
                .orElseThrow();
        return (BufferedDataTable) results.get(labels.source()).output(labels.sourcePort() - 1);
    }

    /** How sure the predictor is of the test rows, if it is asked. */
    private Optional<SureRows> sure(WorkflowNode learner, ModelManifest manifest) {
        Optional<WorkflowNode> predictor = predictor(learner);
        if (predictor.isEmpty()) {
            return Optional.empty();
        }
        try {
            NodeSettings settings = predictor.get().modelSettings();
            if (!settings.getBoolean("howSure", false)) {
                return Optional.empty();
            }
            List<String> chosen = labels(learner).targets();
            List<String> columns =
                    manifest.target().match(ofClass -> chosen, ofLabels -> ofLabels.classes(), ofNumber -> chosen);
            TrueOutcomes truths = new TrueOutcomes(labelTable(learner), columns, manifest.target());
            return SureRows.of(
                    (BufferedDataTable) output(predictor.get(), 1),
                    manifest.target(),
                    settings.getDouble("coverage"),
                    settings.getBoolean("byClass"),
                    new SureRows.Judged(labels(learner).tested(), groups(learner)),
                    truths::of,
                    manifest.training().seed());
        } catch (InvalidSettingsException failure) {
            throw new IllegalStateException(predictor.get().label() + " was executed without its settings", failure);
        }
    }

    /** Over test rows as the predictor weights them; without test rows over the learner's held-out rows. */
    private Map<String, Double> meanWeights(WorkflowNode learner, ModelManifest manifest, Scores scores) {
        List<String> modalities =
                manifest.modalities().stream().map(column -> column.name()).toList();
        if (!scores.haveTestRows()) {
            BufferedDataTable weights = (BufferedDataTable) output(learner, WEIGHTS_OUTPUT);
            Set<String> all = new HashSet<>();
            new TableReader(weights).forEach(row -> all.add(row.id()));
            return MeanWeights.over(weights, modalities, all);
        }
        return predictor(learner)
                .map(node -> MeanWeights.over(
                        (BufferedDataTable) output(node, 1),
                        modalities,
                        labels(learner).tested()))
                .orElse(Map.of());
    }

    private Optional<WorkflowNode> predictor(WorkflowNode learner) {
        return takers(learner, MODEL_OUTPUT)
                .filter(NodeKind.MULTIMODAL_PREDICTOR::is)
                .findFirst();
    }

    private Target target(WorkflowNode learner) {
        try {
            return ModelDirectory.readManifest(modelDirectory(output(learner, MODEL_OUTPUT)))
                    .target();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private LabelledRows labels(WorkflowNode learner) {
        return labelled.computeIfAbsent(
                learner.id(), id -> LabelledRows.of(learner, labelTable(learner), target(learner)));
    }

    /**
     * @param learner one of the workflow's learners
     * @return how many of the rows that its model predicts it has learnt from; empty where it predicts none, or those of another tensor
     */
    Optional<String> known(WorkflowNode learner) {
        Set<String> learnt = labels(learner).learnt();
        Set<String> tested = labels(learner).tested();
        return predictor(learner).filter(node -> hasTensorOf(learner, node)).map(node -> {
            List<String> predicted =
                    PredictedRows.of((BufferedDataTable) output(node, 1)).predicted();
            long known = predicted.stream().filter(learnt::contains).count();
            long others = predicted.stream().filter(tested::contains).count();
            String judged = others == 0 ? "the held-out rows show" : "the " + others + " test rows show";
            return "The model learnt from " + known + " of the " + predicted.size() + " rows that it predicts"
                    + (known == 0 ? "." : ": how good it is, " + judged + ".");
        });
    }

    private List<Output> models() {
        return outputs().stream()
                .filter(output ->
                        output.node.outTypes().get(output.port - 1).getName().equals(MODEL))
                .toList();
    }

    private boolean isEnd(Output output) {
        return takers(output.node, output.port)
                .allMatch(taker -> taker.factory().getType() == NodeType.Visualizer);
    }

    private Stream<WorkflowNode> takers(WorkflowNode node, int port) {
        Set<Integer> takers = takers(node.id(), port);
        return workflow.nodes().stream().filter(each -> takers.contains(each.id()));
    }

    private Set<Integer> takers(int node, int port) {
        Set<Integer> takers = new HashSet<>();
        workflow.connections().stream()
                .filter(connection -> connection.source() == node && connection.sourcePort() == port)
                .forEach(connection -> takers.add(connection.destination()));
        return takers;
    }

    private PortObject output(WorkflowNode node, int port) {
        return results.get(node.id()).output(port - 1);
    }

    private static Path modelDirectory(PortObject model) {
        return FileStoreUtil.getFileStores((FileStorePortObject) model)
                .get(0)
                .getFile()
                .toPath();
    }

    /** The node's name, with its id only where the workflow has another node of that name. */
    private String stage(WorkflowNode node) {
        long namesakes = workflow.nodes().stream()
                .filter(other -> other.name().equals(node.name()))
                .count();
        return namesakes == 1 ? node.name() : node.label();
    }

    private String fileName(Output output) {
        return (stage(output.node) + " " + output.node.factory().getOutportName(output.port - 1))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    private List<Output> outputs() {
        List<Output> outputs = new ArrayList<>();
        for (WorkflowNode node : workflow.nodes()) {
            for (int port = 1; port <= node.outTypes().size(); port++) {
                outputs.add(new Output(node, port, output(node, port)));
            }
        }
        return outputs;
    }
}
