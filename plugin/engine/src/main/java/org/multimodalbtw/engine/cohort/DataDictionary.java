package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A file that describes columns of other files, as the data dictionary of REDCap does: its rows are no patients. */
final class DataDictionary {

    private static final Set<String> VARIABLES = Set.of(
            "variablefieldname",
            "variable",
            "variablename",
            "varname",
            "field",
            "fieldname",
            "column",
            "columnname",
            "feld",
            "feldname",
            "spalte",
            "spaltenname",
            "variablenname",
            "nomvariable",
            "nombrevariable");

    private static final Set<String> DESCRIPTIONS = Set.of(
            "fieldlabel",
            "fieldtype",
            "formname",
            "label",
            "labels",
            "variablelabel",
            "description",
            "definition",
            "meaning",
            "datatype",
            "valuelabels",
            "beschreibung",
            "bedeutung",
            "etikett",
            "datentyp",
            "libelle",
            "descripcion",
            "omschrijving");

    private DataDictionary() {}

    /** Why a file is no modality; empty where it may be one. */
    static Optional<String> reason(CsvFile table) {
        List<String> described = Stream.of(table.layout().header())
                .filter(name -> DESCRIPTIONS.contains(plain(name)))
                .limit(1)
                .toList();
        return VARIABLES.contains(plain(table.idColumn())) && !described.isEmpty()
                ? Optional.of("it describes columns, by its own '" + table.idColumn() + "' and '" + described.get(0)
                        + "'; if its rows are patients, call the column that names them id")
                : Optional.empty();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }
}
