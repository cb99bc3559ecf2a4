package org.multimodalbtw.engine.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How names of a column are written, by {@link Spellings#plain}. What a column does not have is absent.
 *
 * @param spellings what names that the training rows write in several ways are read as
 * @param known what else may be written for a name or a number of the training rows, and what it means
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record NameForm(Map<String, String> spellings, Map<String, String> known) {

    static final NameForm PLAIN = new NameForm(Map.of(), Map.of());

    NameForm {
        spellings = sorted(spellings);
        known = sorted(known);
    }

    private static Map<String, String> sorted(Map<String, String> names) {
        return names == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(names));
    }
}
