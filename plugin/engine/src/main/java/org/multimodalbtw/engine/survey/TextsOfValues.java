package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** Columns of values of a series that are texts: they are read as numbers by the rules by which those of a file are. */
public final class TextsOfValues {

    private static final String READ = "its texts are read as numbers";

    /** How many cells hold no number is said of all rows, when they are encoded. */
    private static final Pattern COUNTED =
            Pattern.compile("(?:^|; )\\d+ cells? (?:is|are) no number, such as .*, and counts? as not measured$");

    private static final TableForms FORMS = new TableForms(false, false, false, false, false, false, true);

    private TextsOfValues() {}

    /**
     * @param table what the table is called
     * @param roles which of its columns are what
     * @param cells the first cells of the columns of values that are texts
     * @return one for each: used, with how its cells become numbers, or left out, with the reason
     */
    public static List<ColumnFinding> of(String table, SeriesRoles roles, List<ColumnCells> cells) {
        List<ColumnFinding> findings = new TableSurvey(
                        table,
                        new SurveySettings(true, true, Set.of(), Map.of(), FORMS),
                        CellReading.USUAL_EMPTY,
                        false,
                        true,
                        TableSurvey.writesComma(cells))
                .measuring(roles)
                .of(cells, name -> false);
        List<ColumnFinding> found = new ArrayList<>();
        for (int column = 0; column < findings.size(); column++) {
            ColumnFinding finding = findings.get(column);
            ColumnCells of = cells.get(column);
            found.add(areNumbers(finding, of) ? converted(finding) : leftOut(finding, of));
        }
        return found;
    }

    private static boolean areNumbers(ColumnFinding finding, ColumnCells cells) {
        boolean isUsed = finding.taken() == Taken.NUMBER && finding.isUsed() || isOneNumber(finding);
        boolean hasNumbers = cells.plainNumbers() > 0
                || cells.texts().keySet().stream()
                        .anyMatch(text -> !Double.isNaN(finding.reading().number(text)));
        return isUsed && finding.reading().kind() == Kind.NUMBER && hasNumbers;
    }

    /** A variable that has one value is kept, as that of a column of numbers is. */
    private static boolean isOneNumber(ColumnFinding finding) {
        return finding.taken() == Taken.CONSTANT || finding.taken() == Taken.FLAG;
    }

    private static ColumnFinding converted(ColumnFinding finding) {
        String more = finding.taken() == Taken.NUMBER && finding.isSaid()
                ? COUNTED.matcher(finding.reason()).replaceFirst("")
                : "";
        String reason = more.isEmpty() ? READ : READ + "; " + more;
        return new ColumnFinding(
                finding.column(),
                Taken.NUMBER,
                true,
                reason,
                finding.reading().ofNewRows(),
                finding.emptyShare(),
                true);
    }

    private static ColumnFinding leftOut(ColumnFinding finding, ColumnCells cells) {
        boolean isReason =
                !finding.isUsed() && !isOneNumber(finding) && !finding.reason().isEmpty();
        boolean isEmpty = cells.filled() == 0;
        String example = cells.texts().isEmpty()
                ? ""
                : ", such as "
                        + Examples.of(List.of(cells.texts().keySet().iterator().next())) + ",";
        String why = isEmpty ? "all its cells are empty" : "its texts" + example + " are no numbers";
        Taken taken = isEmpty ? Taken.EMPTY : isReason ? finding.taken() : Taken.CATEGORY;
        return new ColumnFinding(
                finding.column(),
                taken,
                false,
                isReason ? finding.reason() : why,
                finding.reading(),
                finding.emptyShare(),
                true);
    }
}
