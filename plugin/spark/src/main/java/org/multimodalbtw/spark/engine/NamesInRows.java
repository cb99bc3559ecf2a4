package org.multimodalbtw.spark.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multimodalbtw.engine.encode.CodeList;
import org.multimodalbtw.spark.engine.PatientRows.PatientRow;

/** Rows that each only name something, a diagnosis or a drug, as where a folder of files is read: the different names of a patient are one list. */
final class NamesInRows {

    private NamesInRows() {}

    /**
     * @param rows any number a patient; each cell is one name
     * @return one row a patient, with names one a line
     */
    static List<PatientRow> joined(List<PatientRow> rows) {
        Map<String, List<PatientRow>> byPatient = new LinkedHashMap<>();
        rows.forEach(row -> byPatient
                .computeIfAbsent(row.patient(), patient -> new ArrayList<>())
                .add(row));
        return byPatient.values().stream().map(NamesInRows::join).toList();
    }

    private static PatientRow join(List<PatientRow> rows) {
        PatientRow first = rows.get(0);
        Object[] cells = new Object[first.cells().length];
        for (int cell = 0; cell < cells.length; cell++) {
            Set<String> names = new LinkedHashSet<>();
            for (PatientRow row : rows) {
                if (row.cells()[cell] != null) {
                    names.add(row.cells()[cell].toString());
                }
            }
            cells[cell] = names.isEmpty() ? null : CodeList.lines(List.copyOf(names));
        }
        return new PatientRow(first.patient(), first.file(), cells);
    }
}
