package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.nodes.inspector.BtwWeightInspectorNodeFactory;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.platform.ui.view.Json;

/** By which rows the inspector judges predictions, and how it tells them apart. */
class JudgedPredictionsTest {

    private static final int PATIENTS = 220;

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
