package org.multimodalbtw.nodes.multimodal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.LongCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.cohort.CheckedColumn.State;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.survey.ColumnSentences;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.TableWriter;

/** Says what each table and column was taken for, in the columns that the Cohort Check has. */
final class ReadTable {

    private static final String YES = "yes";
    private static final String NO = "no";

    private ReadTable() {}

    /** The columns. */
    static DataTableSpec spec() {
        return Columns.table(List.of(
                Columns.text("File"),
                Columns.text("Column"),
                Columns.text("Taken for"),
                Columns.nominal("Used", List.of(YES, NO)),
                Columns.nominal("State", List.of(State.FINE.word(), State.LEFT_OUT.word())),
                Columns.count("Values"),
                Columns.count("Empty training rows"),
                Columns.text("Encoding"),
                Columns.text("Oddity")));
    }

    /** One row for each table, and one for each of its columns. */
    static BufferedDataTable write(EncodedModalities encoded, ExecutionContext context) throws IOException {
        return TableWriter.write(context, spec(), writer -> {
            for (EncodedModalities.Read table : encoded.read()) {
                String name = table.recognition().facts().modality();
                writer.add(row(table.recognition()));
                EncodingReport report = table.encoded().fitted().report();
                for (EncodingReport.Column column : report.columns()) {
                    writer.add(row(name, column, report.found()));
                }
                for (Map.Entry<String, String> column : table.leftOut().entrySet()) {
                    writer.add(leftOut(name, column.getKey(), "left out: " + column.getValue()));
                }
            }
            for (Map.Entry<String, String> table : encoded.leftOut().entrySet()) {
                writer.add(leftOut(table.getKey(), null, "left out: " + table.getValue()));
            }
        });
    }

    private static List<DataCell> row(Recognition table) {
        return List.of(
                Columns.cell(table.facts().modality()),
                Columns.cell((String) null),
                Columns.cell(table.kind().content()),
                Columns.cell(YES),
                Columns.cell(State.FINE.word()),
                DataType.getMissingCell(),
                DataType.getMissingCell(),
                Columns.cell(table.kind().encoder()),
                Columns.cell(table.because()));
    }

    private static List<DataCell> leftOut(String table, String column, String why) {
        return List.of(
                Columns.cell(table),
                Columns.cell(column),
                Columns.cell((String) null),
                Columns.cell(NO),
                Columns.cell(State.LEFT_OUT.word()),
                new LongCell(0),
                DataType.getMissingCell(),
                Columns.cell(why),
                Columns.cell(why));
    }

    private static List<DataCell> row(String table, EncodingReport.Column column, List<String> found) {
        boolean isUsed = column.features() > 0;
        return List.of(
                Columns.cell(table),
                Columns.cell(column.name()),
                Columns.cell(column.taken()),
                Columns.cell(isUsed ? YES : NO),
                Columns.cell(isUsed ? State.FINE.word() : State.LEFT_OUT.word()),
                new LongCell(column.features()),
                new LongCell(column.missing()),
                Columns.cell(column.treatment()),
                Columns.cell(
                        isUsed ? ColumnSentences.clause(found, column.name()).orElse(null) : column.treatment()));
    }
}
