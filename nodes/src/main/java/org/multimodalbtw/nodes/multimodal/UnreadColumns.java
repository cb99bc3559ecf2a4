package org.multimodalbtw.nodes.multimodal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.knime.core.data.DataColumnSpec;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.cohort.FileKind;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.PairColumns;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.nodes.encoder.TableEncoder;
import org.multimodalbtw.nodes.table.ColumnKinds;

/**
 * Columns of a table that its encoder does not read, and of which it says nothing.
 *
 * @param table what the table is called
 * @param kind what it holds
 * @param isWide whether it holds measurements, one column a variable
 * @param columns the columns
 */
record UnreadColumns(String table, FileKind kind, boolean isWide, List<DataColumnSpec> columns) {

    /** Why columns are not read. */
    private enum Why {
        DATES,
        TYPE,
        TEXTS,
        OTHER
    }

    static UnreadColumns of(Recognition recognition, TableEncoder.Encoded encoded) {
        Set<String> known = new HashSet<>(encoded.encoder().columns());
        encoded.fitted().report().columns().stream()
                .map(EncodingReport.Column::name)
                .forEach(known::add);
        recognition.facts().patient().ifPresent(known::add);
        return new UnreadColumns(
                recognition.facts().modality(),
                recognition.kind(),
                recognition.kind() == FileKind.SERIES
                        && recognition
                                .facts()
                                .series()
                                .filter(SeriesRoles::isWide)
                                .isPresent(),
                recognition.facts().columns().stream()
                        .filter(column -> names(column.getName()).noneMatch(known::contains))
                        .toList());
    }

    /** The column itself, and those that a column of two numbers in a cell becomes. */
    private static Stream<String> names(String column) {
        return Stream.concat(Stream.of(column), Stream.of(PairColumns.values()).map(half -> half.nameFor(column)));
    }

    /** @return why each is not read: a clause */
    Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        columns.forEach(column -> reasons.put(
                column.getName(),
                switch (why(column)) {
                    case DATES -> "dates and times are not read here";
                    case TYPE -> "its type, " + column.getType().getName() + ", cannot be read here";
                    case TEXTS -> "it holds texts, and measurements are numbers";
                    case OTHER -> "the " + kind.encoder() + " does not read it here";
                }));
        return reasons;
    }

    /** @return what is not read and what to do, one sentence for each reason; names of stays and events are not worth one */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Why why : Why.values()) {
            List<DataColumnSpec> alike = columns.stream()
                    .filter(column -> why(column) == why
                            && (why != Why.OTHER || isWide || !NamedLike.identifier(column.getName())))
                    .toList();
            if (!alike.isEmpty()) {
                notes.add(note(why, alike));
            }
        }
        return notes;
    }

    private String note(Why why, List<DataColumnSpec> alike) {
        boolean isOne = alike.size() == 1;
        String count = "In '" + table + "', " + (isOne ? "1 column" : alike.size() + " columns");
        String names = Examples.of(alike.stream().map(DataColumnSpec::getName).toList());
        String use = " To use " + (isOne ? "it: " : "them: ");
        String are = isOne ? " is" : " are";
        return switch (why) {
            case DATES ->
                count + " of dates or times" + are + " left out: " + names + "."
                        + (isOne ? " To use it: " : " To use one: ") + ColumnKinds.CONVERT_DATES;
            case TYPE ->
                count + are + " left out, because of a type that cannot be read here ("
                        + alike.get(0).getType().getName()
                        + "): " + names + "." + use + "convert " + (isOne ? "it" : "them")
                        + " to numbers, texts or lists of them.";
            case TEXTS ->
                count + " of texts" + are + " not read, because measurements are numbers: " + names + "." + use
                        + "write " + (isOne ? "its" : "their")
                        + " numbers into columns of numbers, each of one variable, for example with KNIME's Cell Splitter or String to Number"
                        + " node.";
            case OTHER ->
                count + are + " not read: " + names + "." + use + "connect the table to a " + kind.encoder()
                        + " of its own, and that to Modality Collector, MoE Fusion and BTW Learner.";
        };
    }

    private Why why(DataColumnSpec column) {
        boolean isDate = ColumnKinds.isDateOrTime(column);
        if (isDate && kind == FileKind.TABLE) {
            return Why.DATES;
        }
        if (isWide && ColumnKinds.isText(column)) {
            return Why.TEXTS;
        }
        return ColumnKinds.of(column.getType()).isEmpty() ? Why.TYPE : Why.OTHER;
    }
}
