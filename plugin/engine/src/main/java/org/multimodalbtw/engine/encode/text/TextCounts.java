package org.multimodalbtw.engine.encode.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.encode.RowCounts;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** Counts training texts and in how many of them each term is, of all of them or in parts. */
final class TextCounts implements RowCounts {

    /** Most terms of a column that are counted at a time. */
    static final int TERMS_IN_MEMORY = 2_000_000;

    private final List<String> names;
    private final Terms terms;
    private final List<TermCounts> columns = new ArrayList<>();
    private long rows;

    /**
     * @param texts the columns, all texts
     * @param kind what terms are
     */
    TextCounts(List<TableColumn> texts, TermKind kind) {
        names = texts.stream().map(TableColumn::name).toList();
        terms = new Terms(kind);
        texts.forEach(column -> columns.add(new TermCounts(TERMS_IN_MEMORY)));
    }

    @Override
    public void add(TableRows texts) {
        texts.forEach(this::add);
    }

    /** @param row has the texts of a patient who was not counted yet */
    void add(TableRows.Row row) {
        rows++;
        for (int column = 0; column < columns.size(); column++) {
            if (!row.isMissing(column)) {
                Map<String, Integer> text = terms.count(row.category(column));
                if (!text.isEmpty()) {
                    columns.get(column).add(text);
                }
            }
        }
    }

    @Override
    public void add(DataInput part) throws IOException {
        rows += part.readLong();
        for (TermCounts column : columns) {
            column.add(part);
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(rows);
        for (TermCounts column : columns) {
            column.write(out);
        }
    }

    /** @return the names of the columns */
    List<String> names() {
        return names;
    }

    /** @return how many rows there were */
    long rows() {
        return rows;
    }

    /** @return the terms of each column */
    List<TermCounts> columns() {
        return columns;
    }
}
