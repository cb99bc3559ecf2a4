package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** A column of which a person says that it holds numbers. */
final class ChosenNumbers {

    private static final String AS_CHOSEN = "as chosen";

    private final TableSurvey table;
    private final ColumnCells cells;
    private final Findings findings;
    private final WrittenNumbers numbers;
    private final CellReading reading;

    ChosenNumbers(TableSurvey table, ColumnCells cells, Findings findings, NumberText.Decimals decimals) {
        this.table = table;
        this.cells = cells;
        this.findings = findings;
        numbers = WrittenNumbers.ofNumbers(cells, decimals);
        reading = NumberSurvey.marked(table, numbers, findings.reading(Kind.NUMBER));
    }

    /**
     * @return the column; what is converted, dropped or guessed in its cells is said also here, since nobody chose that
     * @throws InputException if its cells have units of which it is not known how they become one
     */
    ColumnFinding finding() {
        Optional<ColumnFinding> durations = durations();
        return durations.isPresent() ? durations.get() : finding(reading, AS_CHOSEN);
    }

    /** Durations in all cells, of which some are no number that is read otherwise. */
    private Optional<ColumnFinding> durations() {
        boolean isPossible = cells.plainNumbers() == 0 && numbers.count() < cells.textCells();
        return isPossible ? PartedNumbers.durations(cells, findings, AS_CHOSEN + "; ") : Optional.empty();
    }

    /** The same where 0 means that there is none. */
    ColumnFinding withoutZero() {
        return finding(reading.without(new double[] {0}, Double.POSITIVE_INFINITY), AS_CHOSEN + ", 0 counts as empty");
    }

    private ColumnFinding finding(CellReading as, String reason) {
        if (table.isOfPatients(cells) && numbers.units().areApart()) {
            throw new InputException(
                    "Column '" + cells.name() + "' is to be read as a number, but its cells have several units, "
                            + numbers.units().counts() + ", and it is not known how to convert them into one another.",
                    "Write all in one unit, or take the column as something else.");
        }
        boolean isWritten = numbers.count() > 0 || numbers.changesPlainNumbers();
        List<String> reasons = new ArrayList<>(List.of(reason));
        reasons.addAll(isWritten ? numbers.reasons() : List.of());
        Optional<String> doubt = cells.isTyped() ? Optional.empty() : numbers.doubt(table.writesComma());
        doubt.ifPresent(reasons::add);
        return findings.finding(Taken.NUMBER, as, String.join("; ", reasons), reasons.size() > 1);
    }
}
