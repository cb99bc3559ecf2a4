package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** The categories that the rows of a table have, where there are few. */
final class CategorySurvey {

    /** With more, a column holds texts rather than categories. */
    private static final int MOST = 60;

    /** With more, a column of numbers holds no classes. */
    private static final int MOST_NUMBERS = 10;

    private final List<Set<String>> found = new ArrayList<>();
    private final List<Integer> most = new ArrayList<>();

    private CategorySurvey() {}

    /**
     * @param rows a table
     * @param ofNumbers whether few different numbers are listed, too
     * @return its categories; none where a cell is faulty
     */
    static CategorySurvey of(TableRows rows, boolean ofNumbers) {
        CategorySurvey survey = new CategorySurvey();
        rows.columns().forEach(column -> survey.most.add(most(column.kind(), ofNumbers)));
        rows.columns().forEach(column -> survey.found.add(new TreeSet<>()));
        try {
            rows.forEach(row -> survey.add(row, rows.columns()));
        } catch (InputException faulty) {
            // whoever reads the rows in earnest is told which cell it is
            survey.found.replaceAll(categories -> new TreeSet<>());
        }
        return survey;
    }

    /** @return the categories of no table */
    static CategorySurvey none(int columns) {
        CategorySurvey survey = new CategorySurvey();
        for (int column = 0; column < columns; column++) {
            survey.found.add(new TreeSet<>());
            survey.most.add(0);
        }
        return survey;
    }

    private static int most(TableColumn.Kind kind, boolean ofNumbers) {
        return switch (kind) {
            case CATEGORY -> MOST;
            case NUMBER -> ofNumbers ? MOST_NUMBERS : 0;
            default -> 0;
        };
    }

    private void add(TableRows.Row row, List<TableColumn> columns) {
        for (int column = 0; column < found.size(); column++) {
            Set<String> categories = found.get(column);
            int limit = most.get(column);
            if (limit > 0 && categories.size() <= limit && !row.isMissing(column)) {
                categories.add(
                        columns.get(column).kind() == TableColumn.Kind.NUMBER
                                ? Limits.number(row.number(column))
                                : row.category(column));
            }
        }
    }

    /** @return a column's categories in alphabetical order; empty if there are too many */
    List<String> of(int column) {
        Set<String> categories = found.get(column);
        return categories.size() > most.get(column) ? List.of() : List.copyOf(categories);
    }
}
