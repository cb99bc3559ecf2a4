package org.multimodalbtw.nodes.table;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.multimodalbtw.engine.encode.LimitColumn;
import org.multimodalbtw.engine.encode.PairColumns;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.UnitColumn;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Decided;
import org.multimodalbtw.engine.survey.Taken;

/** Columns that say what they were taken for, in their properties, so that later nodes do not decide again. */
public final class DecidedColumns {

    private DecidedColumns() {}

    /**
     * @param spec a table's columns
     * @param patient the column that names the patient of a row, which the table may lack
     * @param findings what columns are taken for, some of which the table may lack
     * @return the same columns, with what they are taken for
     */
    public static DataTableSpec of(DataTableSpec spec, String patient, List<ColumnFinding> findings) {
        Map<String, Map<String, String>> byName = new HashMap<>();
        if (!findings.isEmpty()) {
            byName.put(patient, Decided.ofPatient());
        }
        findings.stream().filter(ColumnFinding::isUsed).forEach(finding -> {
            byName.put(finding.column(), Decided.of(finding).properties());
            if (finding.reading().isPair()) {
                for (PairColumns half : PairColumns.values()) {
                    byName.put(half.nameFor(finding.column()), Decided.number().properties());
                }
            }
            if (finding.reading().hasUnits()) {
                byName.put(
                        UnitColumn.nameFor(finding.column()), Decided.category().properties());
            }
            if (finding.reading().hasLimits()) {
                byName.put(
                        LimitColumn.nameFor(finding.column()), Decided.number().properties());
            }
        });
        return new DataTableSpecCreator()
                .setName(spec.getName())
                .addColumns(spec.stream()
                        .map(column -> decided(column, byName.get(column.getName())))
                        .toArray(DataColumnSpec[]::new))
                .createSpec();
    }

    /**
     * @param column a column
     * @return whether whoever read the table says that it names the patient of a row
     */
    public static boolean namesPatient(DataColumnSpec column) {
        return Decided.namesPatient(properties(column));
    }

    /**
     * @param column a column
     * @return whether whoever read the table says that it holds names of pictures
     */
    public static boolean namesPictures(DataColumnSpec column) {
        return Decided.of(properties(column), Kind.CATEGORY)
                .filter(decided -> decided.taken() == Taken.IMAGE)
                .isPresent();
    }

    /**
     * @param column a column that can be read
     * @return what it is taken for, as far as its type, its few different values or whoever read the table say; empty where only its cells do
     */
    public static Optional<Taken> taken(DataColumnSpec column) {
        return ColumnKinds.of(column.getType()).flatMap(kind -> switch (kind) {
            case IMAGE -> Optional.of(Taken.IMAGE);
            case TIME -> Optional.of(Taken.DATE);
            case NUMBER, VECTOR -> Optional.of(Taken.NUMBER);
            case CODES -> Optional.of(Taken.CODES);
            case CATEGORY ->
                Decided.of(properties(column), kind)
                        .map(Decided::taken)
                        .or(() -> column.getDomain().hasValues() ? Optional.of(Taken.CATEGORY) : Optional.empty());
        });
    }

    /**
     * @param column a column
     * @return whether whoever read the table says what it holds
     */
    public static boolean isDecided(DataColumnSpec column) {
        return ColumnKinds.of(column.getType())
                .flatMap(kind -> Decided.of(properties(column), kind))
                .isPresent();
    }

    /** The texts at a column, by key. */
    static Map<String, String> properties(DataColumnSpec column) {
        DataColumnProperties properties = column.getProperties();
        Map<String, String> texts = new HashMap<>();
        for (String key : Collections.list(properties.properties())) {
            texts.put(key, properties.getProperty(key));
        }
        return texts;
    }

    private static DataColumnSpec decided(DataColumnSpec column, Map<String, String> decided) {
        if (decided == null) {
            return column;
        }
        DataColumnProperties properties = column.getProperties().cloneAndOverwrite(decided);
        DataColumnSpecCreator creator = new DataColumnSpecCreator(column);
        creator.setProperties(properties);
        return creator.createSpec();
    }
}
