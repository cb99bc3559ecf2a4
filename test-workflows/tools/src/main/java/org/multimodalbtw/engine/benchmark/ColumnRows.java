package org.multimodalbtw.engine.benchmark;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;

/** A table whose cells are computed, or lie in arrays. A NaN and a null are empty cells. */
final class ColumnRows implements TableRows {

    private final int size;
    private final IntFunction<String> ids;
    private final List<TableColumn> columns = new ArrayList<>();
    private final List<Object> cells = new ArrayList<>();

    ColumnRows(int size, IntFunction<String> ids) {
        this.size = size;
        this.ids = ids;
    }

    ColumnRows numbers(String name, IntToDoubleFunction numbers) {
        return column(name, Kind.NUMBER, numbers);
    }

    ColumnRows texts(String name, IntFunction<String> texts) {
        return column(name, Kind.CATEGORY, texts);
    }

    ColumnRows images(String name, IntFunction<byte[]> files) {
        return column(name, Kind.IMAGE, files);
    }

    private ColumnRows column(String name, Kind kind, Object content) {
        columns.add(new TableColumn(name, kind));
        cells.add(content);
        return this;
    }

    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void forEach(Visitor visitor) {
        Cursor cursor = new Cursor();
        for (cursor.row = 0; cursor.row < size; cursor.row++) {
            visitor.visit(cursor);
        }
    }

    private final class Cursor implements Row {

        private int row;

        @Override
        public String id() {
            return ids.apply(row);
        }

        @Override
        public boolean isMissing(int column) {
            return columns.get(column).kind() == Kind.NUMBER ? Double.isNaN(number(column)) : cell(column) == null;
        }

        @Override
        public double number(int column) {
            return ((IntToDoubleFunction) cells.get(column)).applyAsDouble(row);
        }

        @Override
        public String category(int column) {
            return (String) cell(column);
        }

        @Override
        public double[] vector(int column) {
            throw new UnsupportedOperationException();
        }

        @Override
        public InputStream image(int column) {
            return new ByteArrayInputStream((byte[]) cell(column));
        }

        private Object cell(int column) {
            return ((IntFunction<?>) cells.get(column)).apply(row);
        }
    }
}
