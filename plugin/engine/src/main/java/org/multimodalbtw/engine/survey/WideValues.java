package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables of which each column is read as a variable, though one of them is named as if it held the values of all. */
final class WideValues {

    private WideValues() {}

    /**
     * @param roles which columns of a table are what
     * @return where another column may say what was measured, a clause with the way to say so
     */
    static Optional<String> question(SeriesRoles roles) {
        if (!roles.isWide() || roles.values().size() < 2) {
            return Optional.empty();
        }
        return value(roles.values()).map(value -> {
            String other = roles.values().stream()
                    .filter(name -> !name.equals(value))
                    .findFirst()
                    .orElseThrow();
            return "'" + value
                    + "' is taken for one variable; if it holds values of several, say which column names them, here perhaps '"
                    + other + "': --set 'Series Encoder/variable=" + other
                    + "', or Variable column in the node's dialog";
        });
    }

    /**
     * @param wide roles of which each column is a variable
     * @param variable the column that names what was measured, as a person says
     * @return the same where a row is one measurement; without a value where none of the variables is named so and several are left
     */
    static SeriesRoles asMeasurements(SeriesRoles wide, String variable) {
        List<String> others =
                wide.values().stream().filter(name -> !name.equals(variable)).toList();
        Optional<String> value =
                value(others).or(() -> others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty());
        Map<SeriesRole, String> lacking = new EnumMap<>(SeriesRole.class);
        lacking.putAll(wide.lacking());
        if (value.isEmpty()) {
            lacking.put(SeriesRole.VALUE, "by names and values, no column is the value");
        }
        List<String> unused = new ArrayList<>(wide.unused());
        others.stream().filter(name -> !value.equals(Optional.of(name))).forEach(unused::add);
        unused.remove(variable);
        return new SeriesRoles(
                false, wide.times(), Optional.of(variable), value.stream().toList(), wide.unit(), unused, lacking);
    }

    private static Optional<String> value(List<String> names) {
        List<String> values = names.stream().filter(SeriesNames::anyValue).toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
}
