package org.multimodalbtw.engine.cohort;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A file that says what the codes of other files mean, as {@code d_labitems} and {@code d_icd_diagnoses} of MIMIC do: its rows are no patients. */
final class CodeDictionary {

    private static final Set<String> CODES = Set.of(
            "itemid",
            "itemcode",
            "icdcode",
            "conceptid",
            "conceptcode",
            "loinc",
            "loinccode",
            "loincnum",
            "cptcode",
            "atccode",
            "drgcode");

    private static final Set<String> MEANINGS = Set.of(
            "label",
            "longtitle",
            "shorttitle",
            "description",
            "longdescription",
            "shortdescription",
            "conceptname",
            "longcommonname",
            "meaning",
            "bezeichnung",
            "beschreibung",
            "libelle",
            "descripcion");

    private static final Set<String> ROWS = Set.of("rowid", "row", "");

    private CodeDictionary() {}

    /** Why a file with one row for each code is no modality; empty where it may be one. */
    static Optional<String> reason(CsvFile table) {
        if (table.repeatsIds()) {
            return Optional.empty();
        }
        String id = table.idColumn();
        Optional<String> code = CODES.contains(plain(id))
                ? Optional.of(id)
                : named(table, CODES).filter(column -> ROWS.contains(plain(id)));
        return code.flatMap(column -> named(table, MEANINGS)
                .map(meaning -> "it says what codes mean, by its '" + column + "' and '" + meaning
                        + "'; if its rows are patients, call the column that names them id"));
    }

    private static Optional<String> named(CsvFile table, Set<String> wanted) {
        return Stream.of(table.layout().header())
                .filter(name -> wanted.contains(plain(name)))
                .findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }
}
