package org.multimodalbtw.spark.door;

import java.io.Serializable;

/**
 * A row of a raw table.
 *
 * @param table the table's position in the request's tables
 * @param patient whose it is
 * @param file the position of its file in {@link TableFacts#files}
 * @param cells its cells in the order of {@link TableFacts#columns}, as {@link CellBytes} writes them
 */
public record RawRow(int table, String patient, int file, byte[] cells) implements Serializable {}
