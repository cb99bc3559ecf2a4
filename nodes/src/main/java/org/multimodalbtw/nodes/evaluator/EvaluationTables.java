package org.multimodalbtw.nodes.evaluator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.decide.CurvePoint;
import org.multimodalbtw.engine.decide.Figure;
import org.multimodalbtw.engine.decide.Measure;
import org.multimodalbtw.engine.decide.OperatingPoint;
import org.multimodalbtw.engine.decide.ScoreComparison;
import org.multimodalbtw.engine.decide.Subgroup;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.TableWriter;

/** The output tables of the Prediction Evaluator: a figure stands in three columns, with the ends of its 95 % interval. */
final class EvaluationTables {

    private static final String EVENT = "Event";
    private static final String ROWS = "Rows";

    private EvaluationTables() {}

    static DataTableSpec decisionSpec() {
        List<DataColumnSpec> columns = new ArrayList<>(List.of(
                Columns.text(EVENT),
                Columns.number("Threshold"),
                new DataColumnSpecCreator("Alarm of the model", BooleanCell.TYPE).createSpec(),
                Columns.count(ROWS),
                Columns.count("Events"),
                Columns.count("Found events"),
                Columns.count("Missed events"),
                Columns.count("False alarms")));
        addFigure(columns, "Alarms in 100");
        addFigure(columns, "Sensitivity");
        addFigure(columns, "Specificity");
        addFigure(columns, "Positive predictive value");
        addFigure(columns, "Negative predictive value");
        addFigure(columns, "Net benefit");
        addFigure(columns, "Net benefit of alarm for all");
        return Columns.table(columns);
    }

    static BufferedDataTable decision(List<EventEvaluation> events, ExecutionContext context) throws IOException {
        return TableWriter.write(
                context,
                decisionSpec(),
                writer -> events.forEach(event -> event.points().forEach(point -> writer.add(cells(event, point)))));
    }

    private static List<DataCell> cells(EventEvaluation event, OperatingPoint point) {
        List<DataCell> cells = new ArrayList<>(List.of(
                Columns.cell(event.name()),
                Columns.cell(point.threshold()),
                event.isAlarm(point.threshold()) ? BooleanCell.TRUE : BooleanCell.FALSE,
                new LongCell(point.counts().rows()),
                new LongCell(point.counts().events()),
                new LongCell(point.counts().truePositives()),
                new LongCell(point.counts().falseNegatives()),
                new LongCell(point.counts().falsePositives())));
        add(cells, point.alarmsIn100());
        add(cells, point.sensitivity());
        add(cells, point.specificity());
        add(cells, point.rightAlarms());
        add(cells, point.rightSilence());
        add(cells, point.netBenefit());
        add(cells, point.netBenefitOfAll());
        return cells;
    }

    static DataTableSpec curvesSpec() {
        return Columns.table(List.of(
                Columns.text(EVENT),
                Columns.number("Threshold"),
                Columns.share("False alarm rate"),
                Columns.share("Sensitivity"),
                Columns.share("Positive predictive value")));
    }

    static BufferedDataTable curves(List<EventEvaluation> events, ExecutionContext context) throws IOException {
        return TableWriter.write(
                context,
                curvesSpec(),
                writer -> events.forEach(
                        event -> event.curve().forEach(point -> writer.add(cells(event.name(), point)))));
    }

    /** The threshold above all scores stands as a missing cell. */
    private static List<DataCell> cells(String event, CurvePoint point) {
        return List.of(
                Columns.cell(event),
                Columns.cell(Double.isInfinite(point.threshold()) ? Double.NaN : point.threshold()),
                Columns.cell(point.falseAlarms()),
                Columns.cell(point.sensitivity()),
                Columns.cell(point.rightAlarms()));
    }

    static DataTableSpec calibrationSpec() {
        List<DataColumnSpec> columns = new ArrayList<>(List.of(
                Columns.text(EVENT),
                Columns.text("Measure"),
                Columns.text("Part"),
                Columns.count(ROWS),
                Columns.number("Mean prediction")));
        addFigure(columns, "Value");
        return Columns.table(columns);
    }

    /** Of numbers the event is missing. */
    static void addCalibration(TableWriter writer, String event, List<Figure> figures) {
        for (Figure figure : figures) {
            List<DataCell> cells = new ArrayList<>(List.of(
                    Columns.cell(event),
                    Columns.cell(figure.measure().title()),
                    Columns.cell(figure.part()),
                    new LongCell(figure.rows()),
                    cell(figure.meanPrediction())));
            add(cells, figure.estimate());
            writer.add(cells);
        }
    }

    static BufferedDataTable calibration(List<EventEvaluation> events, ExecutionContext context) throws IOException {
        return TableWriter.write(
                context,
                calibrationSpec(),
                writer -> events.forEach(event -> addCalibration(writer, event.name(), event.calibration())));
    }

    static DataTableSpec subgroupsSpec() {
        List<DataColumnSpec> columns = new ArrayList<>(List.of(
                Columns.text(EVENT),
                Columns.text("Column"),
                Columns.text("Value of the column"),
                Columns.count(ROWS),
                Columns.count("Patients"),
                Columns.number("Events"),
                Columns.text("Measure")));
        addFigure(columns, "Value");
        addFigure(columns, "Calibration in the large");
        addFigure(columns, "Sensitivity");
        addFigure(columns, "Specificity");
        columns.add(Columns.text("Note"));
        return Columns.table(columns);
    }

    static void addSubgroups(TableWriter writer, String event, String measure, List<Subgroup> subgroups) {
        for (Subgroup subgroup : subgroups) {
            List<DataCell> cells = new ArrayList<>(List.of(
                    Columns.cell(event),
                    Columns.cell(subgroup.column()),
                    Columns.cell(subgroup.value()),
                    new LongCell(subgroup.rows()),
                    new LongCell(subgroup.patients()),
                    cell(subgroup.events()),
                    Columns.cell(measure)));
            add(cells, subgroup.figures().quality());
            add(cells, subgroup.figures().inTheLarge());
            add(cells, subgroup.figures().sensitivity());
            add(cells, subgroup.figures().specificity());
            cells.add(Columns.cell(subgroup.note()));
            writer.add(cells);
        }
    }

    static BufferedDataTable subgroups(List<EventEvaluation> events, ExecutionContext context) throws IOException {
        return TableWriter.write(
                context,
                subgroupsSpec(),
                writer -> events.forEach(
                        event -> addSubgroups(writer, event.name(), Measure.AUROC.title(), event.subgroups())));
    }

    static DataTableSpec comparisonSpec() {
        List<DataColumnSpec> columns = new ArrayList<>(List.of(
                Columns.text(EVENT),
                Columns.text("Score in use"),
                Columns.text("Measure"),
                Columns.number("Threshold"),
                Columns.count(ROWS)));
        addFigure(columns, "Model");
        addFigure(columns, "Score");
        addFigure(columns, "Difference");
        return Columns.table(columns);
    }

    static BufferedDataTable comparison(List<EventEvaluation> events, ExecutionContext context) throws IOException {
        return TableWriter.write(
                context,
                comparisonSpec(),
                writer -> events.forEach(event -> event.scores().forEach(score -> score.compared()
                        .forEach(compared -> writer.add(cells(event.name(), score, compared))))));
    }

    private static List<DataCell> cells(String event, EventEvaluation.Score score, ScoreComparison compared) {
        List<DataCell> cells = new ArrayList<>(List.of(
                Columns.cell(event),
                Columns.cell(score.name()),
                Columns.cell(compared.measure()),
                cell(compared.threshold()),
                new LongCell(score.rows())));
        add(cells, compared.model());
        add(cells, compared.score());
        add(cells, compared.difference());
        return cells;
    }

    private static DataCell cell(OptionalDouble number) {
        return Columns.cell(number.orElse(Double.NaN));
    }

    private static void addFigure(List<DataColumnSpec> columns, String name) {
        columns.add(Columns.number(name));
        columns.add(Columns.number(name + " lower end (95 %)"));
        columns.add(Columns.number(name + " upper end (95 %)"));
    }

    private static void add(List<DataCell> cells, Estimate estimate) {
        cells.add(Columns.cell(estimate.value()));
        cells.add(Columns.cell(estimate.low()));
        cells.add(Columns.cell(estimate.high()));
    }
}
