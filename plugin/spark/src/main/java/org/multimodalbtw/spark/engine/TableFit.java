package org.multimodalbtw.spark.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.table.TableLook;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.engine.encode.table.TabularParts;
import org.multimodalbtw.spark.door.EncoderFit;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.FitPart;
import org.multimodalbtw.spark.door.FitRequest;
import org.multimodalbtw.spark.door.RawRows;

/** The fit of a Tabular Encoder with the settings to start from. */
final class TableFit implements EncoderFit {

    private final FitRequest request;
    private final TabularParts parts;

    /** @throws EngineFailure if no column can be used, or a row cannot */
    TableFit(FitRequest request) {
        this.request = request;
        ModalityRows head = rows(request.head());
        try {
            parts = new TabularParts(request.modality(), head, TableLook.usual(), TabularEncoderSettings.defaults());
        } catch (InputException problem) {
            throw located(problem, head);
        }
    }

    private static EngineFailure located(InputException problem, ModalityRows rows) {
        return new EngineFailure(rows.current().orElse("") + problem.getMessage() + " " + problem.remedy());
    }

    private ModalityRows rows(List<RawRows> rows) {
        return ModalityRows.ofTable(new PatientRows(request.table(), rows), CellReader.ofTable(request.table()));
    }

    @Override
    public boolean isDone() {
        return parts.isDone();
    }

    @Override
    public byte[] state() {
        return parts.state();
    }

    @Override
    public byte[] merge(List<byte[]> counted) {
        return said(() -> parts.merge(counted));
    }

    @Override
    public void take(List<byte[]> counted) {
        said(() -> {
            parts.take(counted);
            return true;
        });
    }

    private static <T> T said(Supplier<T> work) {
        try {
            return work.get();
        } catch (InputException problem) {
            throw ModelDoor.failure(problem);
        }
    }

    @Override
    public FitPart part(byte[] state) {
        return new Part(parts.part(state));
    }

    private final class Part implements FitPart {

        private final TabularParts.Part part;

        Part(TabularParts.Part part) {
            this.part = part;
        }

        @Override
        public void add(List<RawRows> raw) {
            ModalityRows rows = rows(raw);
            try {
                part.add(rows);
            } catch (InputException problem) {
                throw located(problem, rows);
            }
        }

        @Override
        public byte[] bytes() {
            return part.bytes();
        }
    }

    @Override
    public List<String> save(String folder) throws IOException {
        FittedEncoder encoder = parts.fitted();
        encoder.save(Path.of(folder));
        List<String> learnt = new ArrayList<>();
        for (EncodingReport.Column column : encoder.report().columns()) {
            learnt.add("'" + column.name() + "': " + column.treatment() + ".");
        }
        learnt.addAll(encoder.report().found());
        return learnt;
    }
}
