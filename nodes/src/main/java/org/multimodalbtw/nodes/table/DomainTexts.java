package org.multimodalbtw.nodes.table;

import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.StringValue;
import org.multimodalbtw.engine.survey.ImageNames;

/**
 * The different texts of a column that has no more than 60, which the platform keeps beside the column. Few different texts need not be
 * categories: a small table has no more notes and no more pictures.
 *
 * @param texts the texts; empty where none are kept
 */
public record DomainTexts(List<String> texts) {

    private static final double LONG_WORDS = 5;
    private static final double LONG_CHARACTERS = 30;

    /**
     * @param column a column
     * @return the different texts that are kept of it
     */
    public static DomainTexts of(DataColumnSpec column) {
        return column.getDomain().hasValues()
                ? new DomainTexts(column.getDomain().getValues().stream()
                        .filter(StringValue.class::isInstance)
                        .map(DataCell::toString)
                        .toList())
                : new DomainTexts(List.of());
    }

    /** @return whether they have more than 5 words or 30 characters on average, as sentences have */
    public boolean areLong() {
        long words = texts.stream()
                .mapToLong(text -> text.strip().split("\\s+").length)
                .sum();
        long characters = texts.stream().mapToLong(String::length).sum();
        return !texts.isEmpty() && (words > LONG_WORDS * texts.size() || characters > LONG_CHARACTERS * texts.size());
    }

    /** @return whether one has the ending of a file with a picture */
    public boolean namePictures() {
        return texts.stream().anyMatch(text -> ImageNames.isRead(text.strip()));
    }

    /** @return whether there are some, and none has the ending of a file with a picture */
    public boolean nameNoPicture() {
        return !texts.isEmpty() && !namePictures();
    }
}
