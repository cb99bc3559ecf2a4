package org.multimodalbtw.spark.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.cohort.TableKind;
import org.multimodalbtw.engine.encode.text.NoteParts;
import org.multimodalbtw.engine.encode.text.NoteSettings;
import org.multimodalbtw.engine.encode.text.TextEncoderSettings;
import org.multimodalbtw.spark.door.CellKind;
import org.multimodalbtw.spark.door.EncoderFit;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.FitRequest;
import org.multimodalbtw.spark.door.RawRows;
import org.multimodalbtw.spark.door.TableFacts;

/** The fit of a Text Encoder. The first rows say which columns hold notes, and by that and by names which say when they were written. */
final class NotesFit {

    private final FitRequest request;
    private final TableFacts facts;
    private final Optional<String> time;
    private final Optional<String> start;
    private final Set<String> numbers;
    private final List<String> texts;

    private NotesFit(FitRequest request) {
        this.request = request;
        facts = request.table();
        PatientRows head = new PatientRows(facts, request.head());
        ModalityRows written = ModalityRows.ofSeveral(head, CellReader.ofTable(facts));
        TableKind kind =
                PartsFit.located(written, () -> TableKind.of(request.modality(), written, ProgressMonitor.NONE));
        time = kind.series().time();
        start = time.flatMap(name -> kind.series().start());
        numbers = NumberColumns.of(facts, head.rows(), NumberColumns.NEARLY_ALL);
        texts = kind.texts().isEmpty() ? onlyText() : kind.texts();
        if (texts.isEmpty()) {
            throw new EngineFailure(
                    "No column of '" + request.modality()
                            + "' holds notes, that is texts of several words; it has "
                            + String.join(", ", facts.columns())
                            + ". Correct --table or --encoder, or pass others over with --without until one column of texts is left.");
        }
    }

    /** @throws EngineFailure if no column holds notes */
    static EncoderFit of(FitRequest request) {
        return new NotesFit(request).fit();
    }

    /** The one column of texts that there is, however short they are. */
    private List<String> onlyText() {
        List<String> possible = IntStream.range(0, facts.columns().size())
                .filter(column -> facts.kinds().get(column) == CellKind.TEXT)
                .mapToObj(facts.columns()::get)
                .filter(name -> !isTime(name) && !numbers.contains(name))
                .toList();
        return possible.size() == 1 ? possible : List.of();
    }

    private boolean isTime(String name) {
        return time.filter(name::equals).isPresent()
                || start.filter(name::equals).isPresent();
    }

    private EncoderFit fit() {
        Set<String> numbersOfTimes = new HashSet<>(numbers);
        numbersOfTimes.removeIf(name -> !isTime(name));
        List<Integer> places = IntStream.range(0, facts.columns().size())
                .filter(column -> texts.contains(facts.columns().get(column))
                        || isTime(facts.columns().get(column)))
                .boxed()
                .toList();
        Function<List<RawRows>, ModalityRows> rows = raw ->
                ModalityRows.ofSeveral(new PatientRows(facts, raw), CellReader.withNumbers(facts, numbersOfTimes));
        ModalityRows head = rows.apply(request.head());
        NoteSettings notes =
                new NoteSettings(Optional.of(request.patientColumn()), time, start, Optional.empty()).plain();
        NoteParts parts = PartsFit.located(
                head,
                () -> new NoteParts(
                        request.modality(),
                        new ChosenColumns(head, places).columns(),
                        notes,
                        TextEncoderSettings.defaults()));
        return new PartsFit(parts, rows, given -> new ChosenColumns(given, places), said());
    }

    private List<String> said() {
        List<String> said = new ArrayList<>();
        said.add("Columns: patient '" + request.patientColumn() + "'"
                + time.map(name -> ", time '" + name + "'").orElse("")
                + start.map(name -> " counted from '" + name + "'").orElse("") + ", notes " + named(texts) + ".");
        said.add("Several notes of a patient are one text, in the order of "
                + time.map(name -> "'" + name + "'.").orElse("the files."));
        List<String> others = facts.columns().stream()
                .filter(name -> !texts.contains(name) && !isTime(name))
                .toList();
        if (!others.isEmpty()) {
            said.add("Columns without notes are not read: " + named(others) + ".");
        }
        said.add("If a column is something else: rename it, or pass it over with --without.");
        return said;
    }

    private static String named(List<String> columns) {
        return "'" + String.join("', '", columns) + "'";
    }
}
