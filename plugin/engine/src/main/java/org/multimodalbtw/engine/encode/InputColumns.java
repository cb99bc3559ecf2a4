package org.multimodalbtw.engine.encode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.InputException;

/** Finds the columns of a fitted encoder in a table. */
public final class InputColumns {

    private InputColumns() {}

    /**
     * @param modality what is encoded
     * @param inputs the columns that the encoder takes
     * @param table the table's columns
     * @return for each input its index in the table
     * @throws InputException if one lacks or holds something else
     */
    public static int[] places(String modality, List<TableColumn> inputs, List<TableColumn> table) {
        Map<String, Integer> indices = new HashMap<>();
        for (int i = 0; i < table.size(); i++) {
            indices.putIfAbsent(table.get(i).name(), i);
        }
        List<String> lacking = inputs.stream()
                .map(TableColumn::name)
                .filter(name -> !indices.containsKey(name))
                .toList();
        if (!lacking.isEmpty()) {
            throw new InputException(
                    "The table lacks columns that '" + modality + "' was encoded from: '" + String.join("', '", lacking)
                            + "'.",
                    "Use a table with the columns of the training rows.");
        }
        int[] places = new int[inputs.size()];
        for (int i = 0; i < places.length; i++) {
            TableColumn input = inputs.get(i);
            places[i] = indices.get(input.name());
            checkKind(input.name(), input.kind(), table.get(places[i]).kind());
        }
        return places;
    }

    /** An encoder that learnt the texts of dates goes on to read them as texts. */
    private static void checkKind(String name, TableColumn.Kind wanted, TableColumn.Kind found) {
        boolean isTextOfDate = wanted == TableColumn.Kind.CATEGORY && found == TableColumn.Kind.TIME;
        if (found != wanted && !isTextOfDate) {
            throw new InputException(
                    "Column '" + name + "' holds " + plural(found) + ", where training rows have " + plural(wanted)
                            + ".",
                    "Convert the column before encoding.");
        }
    }

    private static String plural(TableColumn.Kind kind) {
        return switch (kind) {
            case NUMBER -> "numbers";
            case CATEGORY -> "categories";
            case CODES -> "lists of codes";
            case VECTOR -> "vectors";
            case IMAGE -> "images";
            case TIME -> "dates";
        };
    }
}
