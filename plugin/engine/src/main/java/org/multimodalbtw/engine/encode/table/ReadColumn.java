package org.multimodalbtw.engine.encode.table;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.multimodalbtw.engine.encode.LimitColumn;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.CellReading;

/**
 * A column of a table that was looked at, as an encoder reads it.
 *
 * @param name what the encoder calls it
 * @param from the table's column that it is read from: the same, or that whose limits it tells
 * @param source what that column held in the training rows
 * @param reading how its cells become numbers, categories or codes; {@code null} for lists, which are taken as they are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReadColumn(String name, String from, Kind source, CellReading reading) {

    /** @return the column that tells which numbers of this one are limits, if it is known that some are */
    Optional<ReadColumn> limits() {
        return reading != null && reading.hasLimits()
                ? Optional.of(new ReadColumn(LimitColumn.nameFor(name), from, source, reading.limits()))
                : Optional.empty();
    }

    /** @return whether it tells limits of another column */
    boolean isOfLimits() {
        return !name.equals(from);
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
