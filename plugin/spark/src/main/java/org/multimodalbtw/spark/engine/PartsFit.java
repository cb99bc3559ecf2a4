package org.multimodalbtw.spark.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.EncoderParts;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.image.ImageEncoderSettings;
import org.multimodalbtw.spark.door.EncoderFit;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.FitPart;
import org.multimodalbtw.spark.door.FitRequest;
import org.multimodalbtw.spark.door.RawRows;

/** The fit of an encoder with the settings to start from. */
final class PartsFit implements EncoderFit {

    private final EncoderParts parts;
    private final Function<List<RawRows>, ModalityRows> rows;
    private final UnaryOperator<TableRows> view;
    private final List<String> notes;

    /**
     * @param parts fits it
     * @param rows gives it rows
     * @param notes what was found out before the first reading, one sentence each
     */
    PartsFit(EncoderParts parts, Function<List<RawRows>, ModalityRows> rows, List<String> notes) {
        this(parts, rows, given -> given, notes);
    }

    /**
     * @param parts fits it
     * @param rows gives it rows
     * @param view what it sees of them
     * @param notes what was found out before the first reading, one sentence each
     */
    PartsFit(
            EncoderParts parts,
            Function<List<RawRows>, ModalityRows> rows,
            UnaryOperator<TableRows> view,
            List<String> notes) {
        this.parts = parts;
        this.rows = rows;
        this.view = view;
        this.notes = notes;
    }

    /** @throws EngineFailure if no column can be used, or a row cannot */
    static EncoderFit of(FitRequest request) {
        return switch (request.kind()) {
            case TABULAR -> TableFit.of(request);
            case SERIES -> SeriesFit.of(request);
            case TEXT -> NotesFit.of(request);
            case IMAGE -> ImageFit.of(request, ImageEncoderSettings.defaults());
            case PIXELS -> ImageFit.of(request, ImageEncoderSettings.ofPixels());
        };
    }

    /** Does something with rows; where it fails the message says in which. */
    static <T> T located(ModalityRows rows, Supplier<T> work) {
        try {
            return work.get();
        } catch (InputException problem) {
            throw located(problem, rows);
        }
    }

    private static EngineFailure located(InputException problem, ModalityRows rows) {
        return new EngineFailure(rows.current().orElse("") + problem.getMessage() + " " + problem.remedy());
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
        try {
            return parts.merge(counted);
        } catch (InputException problem) {
            throw ModelDoor.failure(problem);
        }
    }

    @Override
    public void take(List<byte[]> counted) {
        try {
            parts.take(counted);
        } catch (InputException problem) {
            throw ModelDoor.failure(problem);
        }
    }

    @Override
    public FitPart part(byte[] state) {
        return new Part(parts.part(state));
    }

    private final class Part implements FitPart {

        private final EncoderParts.Part part;

        Part(EncoderParts.Part part) {
            this.part = part;
        }

        @Override
        public void add(List<RawRows> raw) throws IOException {
            ModalityRows given = rows.apply(raw);
            try {
                part.add(view.apply(given));
            } catch (InputException problem) {
                throw located(problem, given);
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
        List<String> learnt = new ArrayList<>(notes);
        for (EncodingReport.Column column : encoder.report().columns()) {
            learnt.add("'" + column.name() + "': " + column.treatment() + ".");
        }
        learnt.addAll(encoder.report().found());
        return learnt;
    }
}
