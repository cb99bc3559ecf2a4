package org.multimodalbtw.spark.door;

import java.io.Serializable;

/**
 * Rows of a patient that follow each other in a file of a raw table.
 *
 * @param table the table's position in the request's tables
 * @param patient whose they are
 * @param file the position of their file in {@link TableFacts#files}
 * @param count how many there are
 * @param cells their cells, in the order of {@link TableFacts#columns}, for {@link CellBytes}
 */
public record RawRows(int table, String patient, int file, int count, byte[] cells) implements Serializable {}
