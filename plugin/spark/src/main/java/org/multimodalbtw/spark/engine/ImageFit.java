package org.multimodalbtw.spark.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.encode.image.ImageEncoderSettings;
import org.multimodalbtw.engine.encode.image.ImageParts;
import org.multimodalbtw.engine.survey.ImageNames;
import org.multimodalbtw.spark.door.CellKind;
import org.multimodalbtw.spark.door.EncoderFit;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.FitRequest;
import org.multimodalbtw.spark.door.RawRows;
import org.multimodalbtw.spark.door.TableFacts;
import org.multimodalbtw.spark.engine.PatientRows.PatientRow;

/** The fit of an Image Encoder to the columns with pictures, and those most of whose first cells name files with pictures. */
final class ImageFit {

    private ImageFit() {}

    /**
     * @param request which encoder is fitted
     * @param settings how to encode, as a descriptor or as pixels
     * @throws EngineFailure if there is no such column
     */
    static EncoderFit of(FitRequest request, ImageEncoderSettings settings) {
        TableFacts facts = request.table();
        List<PatientRow> first = new PatientRows(facts, request.head()).rows();
        List<Integer> places = IntStream.range(0, facts.columns().size())
                .filter(column -> arePictures(facts.kinds().get(column), first, column))
                .boxed()
                .toList();
        if (places.isEmpty()) {
            throw new EngineFailure("No column of '" + request.modality()
                    + "' holds pictures or names of files with pictures, such as scan.png; it has "
                    + String.join(", ", facts.columns()) + ". Correct --table or --encoder.");
        }
        Function<List<RawRows>, ModalityRows> rows =
                raw -> ModalityRows.ofSeveral(new PatientRows(facts, raw), CellReader.ofPictures(facts));
        ModalityRows head = rows.apply(request.head());
        ImageParts parts = PartsFit.located(
                head,
                () -> new ImageParts(
                        request.modality(),
                        new ChosenColumns(head, places).columns(),
                        Optional.of(request.patientColumn()),
                        settings));
        return new PartsFit(parts, rows, given -> new ChosenColumns(given, places), said(request, places));
    }

    private static boolean arePictures(CellKind kind, List<PatientRow> rows, int column) {
        if (kind != CellKind.TEXT) {
            return kind == CellKind.BYTES;
        }
        long filled = rows.stream().filter(row -> row.cells()[column] != null).count();
        long names = rows.stream()
                .filter(row -> row.cells()[column] instanceof String name && ImageNames.isRead(name))
                .count();
        return names > 0 && 2 * names > filled;
    }

    private static List<String> said(FitRequest request, List<Integer> places) {
        List<String> used = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<String> columns = request.table().columns();
        for (int column = 0; column < columns.size(); column++) {
            (places.contains(column) ? used : others).add("'" + columns.get(column) + "'");
        }
        List<String> said = new ArrayList<>();
        said.add("Columns: patient '" + request.patientColumn() + "', pictures " + String.join(", ", used) + ".");
        if (!others.isEmpty()) {
            said.add("Columns without pictures are not read: " + String.join(", ", others) + ".");
        }
        return said;
    }
}
