package org.multimodalbtw.nodes.run;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several texts in one field of a dialog, with commas between. */
public final class TextList {

    private TextList() {}

    /**
     * @param texts the texts
     * @return all of them in order, as a field shows them
     */
    public static String join(Set<String> texts) {
        return String.join(", ", new TreeSet<>(texts));
    }

    /**
     * @param field what stands in the field
     * @return the texts, without spaces around them and without empty ones
     */
    public static Set<String> split(String field) {
        return Stream.of(field.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
