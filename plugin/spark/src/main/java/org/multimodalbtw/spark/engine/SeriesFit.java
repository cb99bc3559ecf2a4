package org.multimodalbtw.spark.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.cohort.TableKind;
import org.multimodalbtw.engine.encode.series.SeriesColumns;
import org.multimodalbtw.engine.encode.series.SeriesEncoderSettings;
import org.multimodalbtw.engine.encode.series.SeriesParts;
import org.multimodalbtw.engine.encode.table.TabularParts;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.spark.door.EncoderFit;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.FitRequest;
import org.multimodalbtw.spark.door.RawRows;
import org.multimodalbtw.spark.engine.PatientRows.PatientRow;

/** The fit of a Series Encoder. The first rows say which columns hold numbers, and by that and by their names which are what. */
final class SeriesFit {

    private SeriesFit() {}

    /** @throws EngineFailure if it is not clear which columns are what */
    static EncoderFit of(FitRequest request) {
        Set<String> numbers = numbers(request);
        Function<List<RawRows>, ModalityRows> rows = raw -> rows(request, raw, numbers);
        ModalityRows head = rows.apply(request.head());
        SeriesRoles roles = roles(request, head);
        requireRoles(request.modality(), roles);
        SeriesColumns columns = SeriesColumns.of(request.patientColumn(), roles);
        SeriesParts parts = PartsFit.located(
                head,
                () -> new SeriesParts(request.modality(), head.columns(), columns, SeriesEncoderSettings.defaults()));
        return new PartsFit(parts, rows, said(request.patientColumn(), roles));
    }

    private static ModalityRows rows(FitRequest request, List<RawRows> raw, Set<String> numbers) {
        return ModalityRows.ofSeveral(
                new PatientRows(request.table(), raw), CellReader.withNumbers(request.table(), numbers));
    }

    private static SeriesRoles roles(FitRequest request, ModalityRows head) {
        return PartsFit.located(head, () -> TableKind.of(request.modality(), head, ProgressMonitor.NONE)
                .series());
    }

    /**
     * The columns of texts that are read as numbers: those whose filled cells are numbers, and those of which nearly all are, so that the others
     * are refused with their rows; but for names and units, which may be anything.
     */
    private static Set<String> numbers(FitRequest request) {
        PatientRows all = new PatientRows(request.table(), request.head());
        long count = TabularParts.headRows(request.table().columns().size());
        List<PatientRow> head = all.rows().stream().limit(count).toList();
        Set<String> certain = NumberColumns.of(all.facts(), head, 1);
        Set<String> nearly = NumberColumns.of(all.facts(), head, NumberColumns.NEARLY_ALL);
        if (nearly.size() > certain.size()) {
            SeriesRoles roles = roles(request, rows(request, request.head(), certain));
            roles.variable().ifPresent(nearly::remove);
            roles.unit().ifPresent(nearly::remove);
            nearly.addAll(certain);
        }
        return nearly;
    }

    private static void requireRoles(String modality, SeriesRoles roles) {
        if (!roles.isComplete()) {
            throw new EngineFailure("The measurements of '" + modality + "' cannot be read: "
                    + String.join("; ", roles.lacking().values())
                    + ". Name the columns so that it is clear, for example time, variable and value, and pass others over with "
                    + "--without. Or fit the encoder on one machine, where columns are chosen, for example to a part of the training "
                    + "rows, and use it with 'encode' and 'score'.");
        }
    }

    private static List<String> said(String patient, SeriesRoles roles) {
        List<String> said = new ArrayList<>();
        for (String line : roles.lines(patient)) {
            said.add("Columns: " + line + ".");
        }
        said.add("If a column is something else: rename it, or pass it over with --without.");
        return said;
    }
}
