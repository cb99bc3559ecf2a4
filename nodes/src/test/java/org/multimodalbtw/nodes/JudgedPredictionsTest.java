package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.nodes.inspector.BtwWeightInspectorNodeFactory;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.platform.ui.view.Json;

/** By which rows the inspector judges predictions, and how it tells them apart. */
class JudgedPredictionsTest {

    private static final int PATIENTS = 220;
    private static final int COPIES = 6;

    @TempDir
    private Path directory;

    private final SyntheticPredictions patients = new SyntheticPredictions(
            new OfClass("outcome", List.of("no", "yes")), List.of("labs", "imaging", "notes"), PATIENTS, "p", false);

    @Test
    void testRowsJudgeAndColumnsOfTheLabelsTellThemApart() throws Exception {
        Map<?, ?> judged = judged(0, true);
        // of 220 patients every eleventh has no label; of the others those with an even place are test rows
        Map<?, ?> judgement = (Map<?, ?>) judged.get("judgement");
        assertEquals(100L, judgement.get("rows"));
        assertEquals(List.of("Judged by 100 test rows, which the model did not learn from."), judged.get("notes"));
        List<String> lines = lines(judgement);
        assertEquals("all rows ", lines.get(0));
        assertTrue(lines.containsAll(List.of("sex f", "sex m", "lacks notes no", "lacks notes yes")), lines.toString());
        assertEquals(3, lines.stream().filter(line -> line.startsWith("age ")).count(), lines.toString());
        assertTrue(lines.stream().noneMatch(line -> line.startsWith("split") || line.startsWith("outcome")));
        Map<?, ?> event = (Map<?, ?>) ((List<?>) judgement.get("events")).get(0);
        assertEquals(100L, event.get("rows"));
    }

    @Test
    void withoutTestRowsAllJudgeAndItIsSaid() throws Exception {
        Map<?, ?> judged = judged(0, false);
        assertEquals(200L, ((Map<?, ?>) judged.get("judgement")).get("rows"));
        assertTrue(judged.get("notes").toString().contains("too good if the model learnt from them"));
    }

    @Test
    void columnsThatAreLeftOutAreNamed() throws Exception {
        Map<?, ?> judged = judged(6, true);
        assertTrue(
                judged.get("notes")
                        .toString()
                        .contains("Rows are told apart by the first 6 columns of the labels, and not by"),
                judged.get("notes").toString());
        assertTrue(lines((Map<?, ?>) judged.get("judgement")).contains("x3 a"));
    }

    @Test
    void whereNoTruthIsKnownNothingIsJudged() throws Exception {
        TestPlatform platform = new TestPlatform(directory);
        TestNode node = new TestNode(platform, new BtwWeightInspectorNodeFactory());
        node.execute(patients.model(platform), patients.predictions(platform), null);
        assertEquals(0L, ((Map<?, ?>) judged(node).get("judgement")).get("rows"));
    }

    /** Of 60 patients with six identical rows each, intervals are as wide as of one row a patient. */
    @Test
    void rowsOfOnePatientCountAsOne() throws Exception {
        Map<?, ?> once = inspected(1, settings -> {});
        Map<?, ?> sixTimes = inspected(COPIES, settings -> {});
        Map<?, ?> asRows = inspected(COPIES, settings -> settings.addBoolean("rowsAlone", true));
        Map<?, ?> asBefore = inspected(COPIES, settings -> settings.removeConfig("rowsAlone"));
        for (String figure : List.of("auroc", "contribution")) {
            double alone = (Double) once.get(figure);
            assertEquals(1, (Double) sixTimes.get(figure) / alone, .15, figure);
            assertEquals(.41, (Double) asRows.get(figure) / alone, .1, figure);
            assertEquals(asRows.get(figure), asBefore.get(figure), figure);
        }
        assertTrue(
                sixTimes.get("notes")
                        .toString()
                        .contains("Intervals count the rows with the same 'patient' as one: 1200 rows of 200."),
                sixTimes.toString());
        assertEquals(asRows.get("notes"), asBefore.get("notes"));
    }

    private Map<?, ?> inspected(int copies, Consumer<NodeSettings> settings) throws Exception {
        TestPlatform platform = new TestPlatform(directory.resolve("inspected" + System.nanoTime()));
        TestNode node = new TestNode(platform, new BtwWeightInspectorNodeFactory())
                .makeDefaults()
                .with(settings);
        PortObject[] tables = node.execute(
                patients.model(platform),
                repeated(patients.predictions(platform), platform, copies, false),
                repeated(patients.labels(platform), platform, copies, true));
        Map<?, ?> event = (Map<?, ?>) ((List<?>) ((Map<?, ?>) judged(node).get("judgement")).get("events")).get(0);
        Map<?, ?> auroc = (Map<?, ?>) ((Map<?, ?>) event.get("ranking")).get("auroc");
        List<String> names =
                List.of(((BufferedDataTable) tables[0]).getDataTableSpec().getColumnNames());
        List<String> labs = TestNode.rows(tables[0]).get(0);
        return Map.of(
                "auroc",
                (Double) auroc.get("high") - (Double) auroc.get("low"),
                "contribution",
                Double.parseDouble(labs.get(1 + names.indexOf("Mean |contribution|, upper end (95 %)")))
                        - Double.parseDouble(labs.get(1 + names.indexOf("Mean |contribution|, lower end (95 %)"))),
                "notes",
                TestNode.rows(tables[2]));
    }

    private static BufferedDataTable repeated(
            BufferedDataTable table, TestPlatform platform, int copies, boolean withPatient) {
        List<DataColumnSpec> columns =
                new ArrayList<>(table.getDataTableSpec().stream().toList());
        if (withPatient) {
            columns.add(Columns.text("patient"));
        }
        List<DataRow> rows = new ArrayList<>();
        for (DataRow row : table) {
            for (int copy = 0; copy < copies; copy++) {
                List<DataCell> cells = new ArrayList<>(row.stream().toList());
                if (withPatient) {
                    cells.add(new StringCell(row.getKey().getString()));
                }
                rows.add(new DefaultRow(row.getKey().getString() + "-" + copy, cells));
            }
        }
        return platform.table(Columns.table(columns), rows.toArray(DataRow[]::new));
    }

    private static List<String> lines(Map<?, ?> judgement) {
        return ((List<?>) ((Map<?, ?>) judgement.get("subgroups")).get("lines"))
                .stream()
                        .map(line -> ((Map<?, ?>) line).get("column") + " " + ((Map<?, ?>) line).get("value"))
                        .toList();
    }

    private static Map<?, ?> judged(TestNode node) {
        return (Map<?, ?>) ((Map<?, ?>) ((Map<?, ?>) Json.read(node.view().initialData())).get("result")).get("judged");
    }

    private Map<?, ?> judged(int moreColumns, boolean isSplit) throws Exception {
        TestPlatform platform = new TestPlatform(directory);
        TestNode node = new TestNode(platform, new BtwWeightInspectorNodeFactory());
        node.execute(
                patients.model(platform),
                patients.predictions(platform),
                labels(patients.labels(platform), platform, moreColumns, isSplit));
        return judged(node);
    }

    private static BufferedDataTable labels(
            BufferedDataTable truths, TestPlatform platform, int moreColumns, boolean isSplit) {
        List<DataColumnSpec> columns = new ArrayList<>(List.of(
                truths.getDataTableSpec().getColumnSpec(0),
                Columns.nominal("sex", List.of("f", "m")),
                Columns.number("age")));
        for (int more = 0; more < moreColumns; more++) {
            columns.add(Columns.nominal("x" + more, List.of("a", "b")));
        }
        if (isSplit) {
            columns.add(Columns.text("split"));
        }
        List<DataRow> rows = new ArrayList<>();
        for (DataRow row : truths) {
            int place = rows.size();
            List<DataCell> cells = new ArrayList<>(List.of(
                    row.getCell(0), new StringCell(place % 3 == 0 ? "f" : "m"), new DoubleCell(20 + place % 60)));
            for (int more = 0; more < moreColumns; more++) {
                cells.add(new StringCell(place % 5 < 2 ? "a" : "b"));
            }
            if (isSplit) {
                cells.add(new StringCell(place % 2 == 0 ? "test" : "train"));
            }
            rows.add(new DefaultRow(row.getKey().getString(), cells));
        }
        return platform.table(Columns.table(columns), rows.toArray(DataRow[]::new));
    }
}
