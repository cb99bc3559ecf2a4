package org.multimodalbtw.engine.survey;

import java.util.Set;

/** What spreadsheets write into a cell whose value cannot be computed. */
final class SpreadsheetErrors {

    private static final Set<String> ERRORS = Set.of(
            "#N/A", "#NA", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#NV", "#WERT!", "#BEZUG!",
            "#ZAHL!");

    private SpreadsheetErrors() {}

    static boolean is(String text) {
        return text.charAt(0) == '#' && ERRORS.contains(text);
    }
}
