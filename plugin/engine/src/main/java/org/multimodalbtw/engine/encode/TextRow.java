package org.multimodalbtw.engine.encode;

/**
 * A row that has nothing but texts.
 *
 * @param id the row's id
 * @param cells a text for each column, {@code null} where it is missing; not copied
 */
public record TextRow(String id, String[] cells) implements TableRows.Row {

    @Override
    public boolean isMissing(int column) {
        return cells[column] == null;
    }

    @Override
    public double number(int column) {
        throw new IllegalStateException("Texts have no numbers");
    }

    @Override
    public String category(int column) {
        return cells[column];
    }

    @Override
    public double[] vector(int column) {
        throw new IllegalStateException("Texts have no vectors");
    }
}
