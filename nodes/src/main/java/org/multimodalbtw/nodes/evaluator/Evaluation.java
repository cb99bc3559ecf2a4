package org.multimodalbtw.nodes.evaluator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.certainty.RiskCoverage;
import org.multimodalbtw.engine.decide.Alarm;
import org.multimodalbtw.engine.decide.CurvePoint;
import org.multimodalbtw.engine.decide.Figure;
import org.multimodalbtw.engine.decide.Measure;
import org.multimodalbtw.engine.decide.NumberQuality;
import org.multimodalbtw.engine.decide.NumberRows;
import org.multimodalbtw.engine.decide.Subgroup;
import org.multimodalbtw.engine.decide.SubgroupColumn;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.nodes.encoder.MetLabels;
import org.multimodalbtw.nodes.learner.KnownLabels;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.table.RiskCoverageTable;
import org.multimodalbtw.nodes.table.SubgroupCells;
import org.multimodalbtw.nodes.table.TableWriter;

/** One execution of the Prediction Evaluator: reads its tables, asks the engine, and writes what it says. */
final class Evaluation {

    /** Share of the progress until all but the share decided is known. */
    private static final double JUDGED = .9;

    private final PredictionEvaluatorParameters parameters;
    private final MultimodalModelPortObject model;
    private final Target target;
    private final BufferedDataTable labels;
    private final ExecutionContext context;
    private final JoinedRows rows;
    private final List<SubgroupColumn> columns;
    private final List<String> notes = new ArrayList<>();

    Evaluation(
            PredictionEvaluatorParameters parameters,
            MultimodalModelPortObject model,
            BufferedDataTable predictions,
            BufferedDataTable givenLabels,
            ExecutionContext context)
            throws IOException {
        this.parameters = parameters;
        this.model = model;
        MetLabels met = MetLabels.of(givenLabels, predictions, context);
        met.note().ifPresent(notes::add);
        labels = met.table();
        this.context = context;
        target = model.getSpec().target();
        boolean onlyTest = parameters.m_rows == RowsEvaluated.TEST;
        KnownLabels known = KnownLabels.read(
                labels,
                target,
                onlyTest ? parameters.split(labels.getDataTableSpec()) : Optional.empty(),
                parameters.group(),
                parameters.m_rowsAlone);
        rows = new JoinedRows(target, known.labels());
        rows.read(predictions, Modality.names(model.getSpec().modalities()), onlyTest);
        notes.addAll(known.notes());
        notes.addAll(rows.notes());
        columns = subgroups();
    }

    /** What the analyst should know, one sentence each. */
    List<String> notes() {
        return notes;
    }

    private List<SubgroupColumn> subgroups() {
        DataTableSpec spec = labels.getDataTableSpec();
        List<String> names = parameters.subgroups(spec);
        Map<String, DataCell[]> cells = rows.cells(labels, names);
        List<SubgroupColumn> found = new ArrayList<>();
        names.forEach(
                name -> found.add(SubgroupCells.of(spec.getColumnSpec(name), cells.get(name), parameters.m_parts)));
        List<String> cut = found.stream()
                .filter(SubgroupColumn::isCut)
                .map(SubgroupColumn::name)
                .toList();
        if (!cut.isEmpty()) {
            notes.add("Cut into " + parameters.m_parts + " parts of about as many rows: " + String.join(", ", cut)
                    + ". 'Parts of a column of numbers' changes it.");
        }
        List<String> modalities = Modality.names(model.getSpec().modalities());
        IntStream.range(0, modalities.size())
                .mapToObj(modality -> rows.lacking(modality, modalities.get(modality)))
                .filter(column -> column.values().contains("yes"))
                .forEach(found::add);
        return found;
    }

    /**
     * @param monitor progress and cancel
     * @return the tables in the order of the ports, by port
     */
    Map<Integer, BufferedDataTable> tables(ProgressMonitor monitor) throws IOException {
        List<BufferedDataTable> tables = new ArrayList<>(
                target.task() == Task.REGRESSION
                        ? numbers(rows.numbers(), monitor.part(0, JUDGED))
                        : events(monitor.part(0, JUDGED)));
        tables.add(sureness(monitor.part(JUDGED, 1)));
        Map<Integer, BufferedDataTable> byPort = new LinkedHashMap<>();
        tables.forEach(table -> byPort.put(byPort.size(), table));
        return byPort;
    }

    private BufferedDataTable sureness(ProgressMonitor monitor) throws IOException {
        Optional<RiskCoverage> curve = rows.riskCoverage(model.getSpec().seed(), monitor);
        if (curve.isEmpty()) {
            notes.add(
                    "The predictions do not say how far the networks differ, so that 'Share decided' is empty: switch on "
                            + "'How sure' in the Multimodal Predictor.");
            return TableWriter.write(context, RiskCoverageTable.spec(), writer -> {});
        }
        return RiskCoverageTable.write(context, curve.get());
    }

    private List<BufferedDataTable> events(ProgressMonitor monitor) throws IOException {
        Optional<Reference> reference = ModelDirectory.readReference(model.directory());
        int[] events = chosen(reference);
        List<String> names = parameters.scores(labels.getDataTableSpec());
        Map<String, DataCell[]> cells = rows.cells(labels, names);
        Map<String, DataCell[]> scores = new LinkedHashMap<>();
        names.forEach(name -> scores.put(name, cells.get(name)));
        EventEvaluation.Question question = new EventEvaluation.Question(
                parameters.thresholds(), columns, model.getSpec().seed());
        List<EventEvaluation> found = new ArrayList<>();
        for (int index = 0; index < events.length; index++) {
            found.add(EventEvaluation.of(
                    target.classes().get(events[index]),
                    alarm(events[index], reference),
                    rows.events(events[index]),
                    question,
                    scores,
                    notes,
                    monitor.part((double) index / events.length, (index + 1.) / events.length)));
        }
        note(found);
        return List.of(
                EvaluationTables.decision(found, context),
                EvaluationTables.curves(found, context),
                EvaluationTables.calibration(found, context),
                EvaluationTables.subgroups(found, context),
                EvaluationTables.comparison(found, context));
    }

    private OptionalDouble alarm(int event, Optional<Reference> reference) {
        if (parameters.alarm().isPresent()) {
            return parameters.alarm();
        }
        Optional<Alarm> own = reference.flatMap(known -> known.alarm(event));
        return own.isPresent() ? OptionalDouble.of(own.get().threshold()) : OptionalDouble.empty();
    }

    private int[] chosen(Optional<Reference> reference) {
        Optional<String> named = parameters.event(target);
        if (named.isPresent()) {
            return new int[] {target.classes().indexOf(named.get())};
        }
        if (target.task() == Task.MULTILABEL) {
            return IntStream.range(0, target.classes().size()).toArray();
        }
        int event = reference
                .orElseThrow(() -> new InputException(
                        "The model was saved without its event, and 'Event' names none of "
                                + String.join(", ", target.classes()) + ".",
                        "Write the class that decisions are about as 'Event' in the node's dialog."))
                .event()
                .orElseThrow();
        return new int[] {event};
    }

    private void note(List<EventEvaluation> found) {
        List<String> without = found.stream()
                .filter(each -> each.alarm().isEmpty())
                .map(EventEvaluation::name)
                .toList();
        if (!without.isEmpty()) {
            notes.add("The model has no alarm for " + Examples.of(without)
                    + ", so that subgroups have no sensitivity: choose 'Alarm at' in the BTW Learner, or "
                    + "'Alarm: Another probability' here.");
        }
        if (found.stream().anyMatch(each -> each.curve().size() == CurvePoint.MOST)) {
            notes.add("The curves show " + CurvePoint.MOST + " of their points, evenly spread.");
        }
    }

    private List<BufferedDataTable> numbers(NumberRows numbers, ProgressMonitor monitor) throws IOException {
        long seed = model.getSpec().seed();
        notes.add("A number is predicted, so that there is no event to decide on: 'Decision' and 'Curves' are empty.");
        if (!parameters.scores(labels.getDataTableSpec()).isEmpty()) {
            notes.add("Scores in use are compared for an event only.");
        }
        List<Figure> figures = NumberQuality.of(numbers, seed, monitor.part(0, .6));
        List<Subgroup> subgroups = Subgroup.of(numbers, columns, seed, monitor.part(.6, 1));
        return List.of(
                EvaluationTables.decision(List.of(), context),
                EvaluationTables.curves(List.of(), context),
                TableWriter.write(
                        context,
                        EvaluationTables.calibrationSpec(),
                        writer -> EvaluationTables.addCalibration(writer, null, figures)),
                TableWriter.write(
                        context,
                        EvaluationTables.subgroupsSpec(),
                        writer -> EvaluationTables.addSubgroups(writer, null, Measure.MAE.title(), subgroups)),
                EvaluationTables.comparison(List.of(), context));
    }
}
