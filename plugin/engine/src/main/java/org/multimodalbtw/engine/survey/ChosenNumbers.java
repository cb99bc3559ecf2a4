package org.multimodalbtw.engine.survey;

import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** A column of which a person says that it holds numbers. */
final class ChosenNumbers {

    private static final String AS_CHOSEN = "as chosen";

    private final Findings findings;
    private final WrittenNumbers numbers;
    private final CellReading reading;

    ChosenNumbers(TableSurvey table, ColumnCells cells, Findings findings, NumberText.Decimals decimals) {
        this.findings = findings;
        numbers = WrittenNumbers.ofNumbers(cells, decimals);
        reading = NumberSurvey.marked(table, numbers, findings.reading(Kind.NUMBER));
    }

    /** Remarks that are dropped are said also here, since nobody chose that. */
    ColumnFinding finding() {
        return finding(reading, AS_CHOSEN);
    }

    /** The same where 0 means that there is none. */
    ColumnFinding withoutZero() {
        return finding(reading.without(new double[] {0}, Double.POSITIVE_INFINITY), AS_CHOSEN + ", 0 counts as empty");
    }

    private ColumnFinding finding(CellReading as, String reason) {
        boolean hasRemarks = !numbers.remark().isNone();
        return findings.finding(
                Taken.NUMBER, as, reason + (hasRemarks ? "; " + numbers.remark().clause() : ""), hasRemarks);
    }
}
