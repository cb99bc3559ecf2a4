package org.multimodalbtw.spark.engine;

import java.util.List;
import java.util.function.Function;
import org.multimodalbtw.engine.encode.table.TableLook;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.engine.encode.table.TabularParts;
import org.multimodalbtw.spark.door.EncoderFit;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.FitRequest;
import org.multimodalbtw.spark.door.RawRows;

/** The fit of a Tabular Encoder. */
final class TableFit {

    private TableFit() {}

    /** @throws EngineFailure if no column can be used, or a row cannot */
    static EncoderFit of(FitRequest request) {
        String remedy = "Keep one row for each patient; if the rows are measurements over time, give --encoder "
                + request.modality() + "=series.";
        Function<List<RawRows>, ModalityRows> rows = raw -> ModalityRows.ofTable(
                new PatientRows(request.table(), raw), CellReader.ofTable(request.table()), remedy);
        ModalityRows head = rows.apply(request.head());
        TabularParts parts = PartsFit.located(
                head,
                () -> new TabularParts(request.modality(), head, TableLook.usual(), TabularEncoderSettings.defaults()));
        return new PartsFit(parts, rows, List.of());
    }
}
