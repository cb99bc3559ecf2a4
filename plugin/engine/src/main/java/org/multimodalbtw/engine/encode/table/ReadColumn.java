package org.multimodalbtw.engine.encode.table;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.multimodalbtw.engine.encode.LimitColumn;
import org.multimodalbtw.engine.encode.PairColumns;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.ColumnCells;
import org.multimodalbtw.engine.survey.KnownNames;

/**
 * A column of a table that was looked at, as an encoder reads it.
 *
 * @param name what the encoder calls it
 * @param from the table's column that it is read from: the same, that whose limits it tells, or that which holds two numbers in a cell
 * @param source what that column held in the training rows
 * @param reading how its cells become numbers, categories or codes; {@code null} for lists, which are taken as they are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReadColumn(String name, String from, Kind source, CellReading reading) {

    ReadColumn {
        Objects.requireNonNull(name);
        Objects.requireNonNull(from);
        Objects.requireNonNull(source);
    }

    /** @return the column that tells which numbers of this one are limits, if it is known that some are */
    Optional<ReadColumn> limits() {
        return reading != null && reading.hasLimits()
                ? Optional.of(new ReadColumn(LimitColumn.nameFor(name), from, source, reading.limits()))
                : Optional.empty();
    }

    /** @return the two columns that it is read as, if its cells hold two numbers; else it alone */
    List<ReadColumn> halves() {
        return reading == null || !reading.isPair()
                ? List.of(this)
                : Arrays.stream(PairColumns.values())
                        .map(half -> new ReadColumn(half.nameFor(name), from, source, reading.half(half)))
                        .toList();
    }

    /** @return the same where new rows may write the names of its categories in other ways */
    ReadColumn knowing(Collection<String> categories) {
        return reading == null ? this : new ReadColumn(name, from, source, reading.knowing(KnownNames.of(categories)));
    }

    /** @return the same where new rows may write words for 1 and 0, if these are all its numbers */
    ReadColumn knowing(ColumnCells cells) {
        return reading == null || reading.kind() != Kind.NUMBER
                ? this
                : new ReadColumn(name, from, source, reading.knowing(KnownNames.ofFlags(cells)));
    }

    /** @return the same where new rows may say no where the training rows, whose other cells hold the value, are empty */
    ReadColumn ofFlag(String value) {
        return reading == null ? this : new ReadColumn(name, from, source, reading.ofFlag(value));
    }

    /** @return the same where new rows may have the other sign before their decimals */
    ReadColumn ofNewRows() {
        return reading == null ? this : new ReadColumn(name, from, source, reading.ofNewRows());
    }

    /** @return whether it is made of another column */
    boolean isMade() {
        return !name.equals(from);
    }

    /** @return whether cells that cannot be read are counted here; limits and second numbers are of cells that are counted already */
    boolean isCounted() {
        return !isMade() || reading.half().equals(Optional.of(PairColumns.FIRST));
    }

    /** @return whether cells that hold this are read, and not taken as they are */
    boolean reads(Kind found) {
        return reading != null
                && (found == Kind.NUMBER
                        || found == Kind.CATEGORY
                        || found == Kind.TIME && reading.kind() == Kind.CATEGORY);
    }

    /**
     * @param found what the column holds in a table
     * @return what is read from it there
     */
    TableColumn read(Kind found) {
        return new TableColumn(name, reads(found) ? reading.kind() : found);
    }
}
