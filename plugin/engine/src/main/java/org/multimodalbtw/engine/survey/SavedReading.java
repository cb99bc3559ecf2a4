package org.multimodalbtw.engine.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/**
 * The form in which a {@link CellReading} is kept. What a column does not have is absent.
 *
 * @param kind numbers or categories
 * @param empty texts that mean that a cell is empty, in order
 * @param numbers how numbers are written
 * @param part what of a cell is read, if that is not its value alone
 * @param separator what stands between the names of a cell
 * @param units the units of numbers, of which all become one
 * @param flags whether signs behind a number that say that it is high or low are passed over
 * @param names what names that are written in several ways are read as
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SavedReading(
        Kind kind,
        List<String> empty,
        @JsonUnwrapped NumberForm numbers,
        CellPart part,
        String separator,
        CellUnits units,
        Boolean flags,
        @JsonUnwrapped NameForm names) {

    SavedReading {
        Objects.requireNonNull(kind);
        empty = empty == null ? List.of() : List.copyOf(new TreeSet<>(empty));
        numbers = numbers == null ? NumberForm.PLAIN : numbers;
        names = names == null ? NameForm.PLAIN : names;
    }

    static SavedReading of(Kind kind, Set<String> empty, CellPart part, String separator) {
        return new SavedReading(
                kind, List.copyOf(empty), NumberForm.PLAIN, part, separator, null, null, NameForm.PLAIN);
    }

    SavedReading with(CellPart other) {
        return new SavedReading(kind, empty, numbers, other, separator, units, flags, names);
    }

    /** Of the same numbers their units. */
    SavedReading ofUnits() {
        return new SavedReading(Kind.CATEGORY, empty, numbers, CellPart.UNIT, null, null, flags, NameForm.PLAIN);
    }

    SavedReading with(NumberForm other, CellUnits otherUnits, Boolean otherFlags) {
        return new SavedReading(kind, empty, other, part, separator, otherUnits, otherFlags, names);
    }

    /** The same where numbers are written in another way. */
    SavedReading with(NumberForm other) {
        return with(other, units, flags);
    }

    /** The same where these texts mean that a cell is empty, too. */
    SavedReading orEmpty(Set<String> texts) {
        Set<String> all = new TreeSet<>(empty);
        all.addAll(texts);
        return new SavedReading(kind, List.copyOf(all), numbers, part, separator, units, flags, names);
    }

    SavedReading with(NameForm other) {
        return new SavedReading(kind, empty, numbers, part, separator, units, flags, other);
    }
}
