package org.multimodalbtw.nodes.encoder;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.LongValue;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.engine.survey.SeriesColumn;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.SeriesSurvey;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.DecidedColumns;

/** What the columns of a table with several rows for each patient are likely to be, by their names and types. */
public final class LikelyColumns {

    private LikelyColumns() {}

    /**
     * @param table the columns
     * @param patient the column of the patients
     * @return what names and types say of the others
     */
    public static SeriesRoles roles(DataTableSpec table, String patient) {
        Set<String> numbers = table.stream()
                .filter(LikelyColumns::mayHoldNumbers)
                .map(DataColumnSpec::getName)
                .collect(Collectors.toSet());
        return SeriesSurvey.of(table.stream()
                        .filter(column -> !column.getName().equals(patient))
                        .map(LikelyColumns::column)
                        .toList())
                .amongNumbers(numbers);
    }

    /** Numbers, and texts of which nobody has said what they are. */
    private static boolean mayHoldNumbers(DataColumnSpec column) {
        Kind kind = ColumnKinds.of(column.getType()).orElse(Kind.VECTOR);
        return kind == Kind.NUMBER || kind == Kind.CATEGORY && !DecidedColumns.isDecided(column);
    }

    private static SeriesColumn column(DataColumnSpec column) {
        Kind kind = ColumnKinds.of(column.getType()).orElse(Kind.VECTOR);
        return SeriesColumn.of(
                new TableColumn(column.getName(), kind), column.getType().isCompatible(LongValue.class));
    }

    /**
     * @param table the columns
     * @return the one that names the patient as the Cohort Reader says, else by its name, also where its whole numbers are of a type with
     *     decimals, as of many databases; empty where there is no such name
     */
    public static String patient(DataTableSpec table) {
        return patient(table, PatientColumns::isPossible);
    }

    /**
     * @param table the columns
     * @return as {@link #patient(DataTableSpec)}, among texts and whole numbers by their types alone
     */
    public static String patientOfNames(DataTableSpec table) {
        return patient(table, ColumnKinds::isName);
    }

    private static String patient(DataTableSpec table, Predicate<DataColumnSpec> isPossible) {
        List<String> names =
                table.stream().filter(isPossible).map(DataColumnSpec::getName).toList();
        return PatientColumns.named(table)
                .or(() -> names.stream().filter(NamedLike::patient).findFirst())
                .or(() -> names.stream()
                        .filter(name -> name.equalsIgnoreCase("id"))
                        .findFirst())
                .or(() -> names.stream().filter(NamedLike::stay).findFirst())
                .orElse("");
    }
}
