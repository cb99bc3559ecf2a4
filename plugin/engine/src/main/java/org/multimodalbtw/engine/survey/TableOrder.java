package org.multimodalbtw.engine.survey;

/**
 * The order of a table's rows.
 *
 * @param table what the table is called in messages
 * @param order which patient stands in which row
 */
public record TableOrder(String table, RowOrder order) {

    /**
     * @param name another name of the table
     * @return the same with it
     */
    public TableOrder renamed(String name) {
        return new TableOrder(name, order);
    }
}
