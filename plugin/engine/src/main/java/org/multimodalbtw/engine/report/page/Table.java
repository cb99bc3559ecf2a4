package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table of a page: its first column names the row. */
final class Table {

    /** A table with more rows may go on on the next page. */
    private static final int MOST_ON_A_PAGE = 15;

    private final String caption;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    private record Column(String title, boolean isNumber) {}

    /**
     * A cell.
     *
     * @param text what it says
     * @param detail what stands below it, smaller; empty for nothing
     */
    record Cell(String text, String detail) {

        static Cell of(String text) {
            return new Cell(text, "");
        }
    }

    /** @param caption what it shows, above it */
    Table(String caption) {
        this.caption = caption;
    }

    Table text(String title) {
        columns.add(new Column(title, false));
        return this;
    }

    Table number(String title) {
        columns.add(new Column(title, true));
        return this;
    }

    Table row(String... cells) {
        return row(Stream.of(cells).map(Cell::of).toList());
    }

    /** @throws IllegalArgumentException if there is not one cell a column */
    Table row(List<Cell> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells in " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void writeTo(Html page) {
        page.open("div", "class", "scroll")
                .open("table", "class", rows.size() > MOST_ON_A_PAGE ? "long" : "whole")
                .element("caption", caption);
        page.open("thead").open("tr");
        columns.forEach(column -> page.element("th", column.title, "scope", "col", "class", kind(column)));
        page.close("tr").close("thead").open("tbody");
        for (List<Cell> row : rows) {
            page.open("tr");
            for (int index = 0; index < row.size(); index++) {
                write(row.get(index), index, page);
            }
            page.close("tr");
        }
        page.close("tbody").close("table").close("div");
    }

    private void write(Cell cell, int index, Html page) {
        String tag = index == 0 ? "th" : "td";
        String kind = kind(columns.get(index));
        if (index == 0) {
            page.open(tag, "scope", "row", "class", kind);
        } else {
            page.open(tag, "class", kind);
        }
        page.text(cell.text);
        if (!cell.detail.isEmpty()) {
            page.open("small").text(cell.detail).close("small");
        }
        page.close(tag);
    }

    private static String kind(Column column) {
        return column.isNumber ? "number" : "words";
    }
}
