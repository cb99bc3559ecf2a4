package org.multimodalbtw.engine.encode;

import java.io.IOException;
import java.io.InputStream;

/** A row that says what another one says, but for what a subclass changes. */
public abstract class ForwardingRow implements TableRows.Row {

    /** The other row. */
    protected final TableRows.Row row;

    /** @param row the other row, as long as that is valid */
    protected ForwardingRow(TableRows.Row row) {
        this.row = row;
    }

    @Override
    public String id() {
        return row.id();
    }

    @Override
    public boolean isMissing(int column) {
        return row.isMissing(column);
    }

    @Override
    public double number(int column) {
        return row.number(column);
    }

    @Override
    public String category(int column) {
        return row.category(column);
    }

    @Override
    public double[] vector(int column) {
        return row.vector(column);
    }

    @Override
    public InputStream image(int column) throws IOException {
        return row.image(column);
    }
}
