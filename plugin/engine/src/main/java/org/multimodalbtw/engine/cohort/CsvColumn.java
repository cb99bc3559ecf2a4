package org.multimodalbtw.engine.cohort;

import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.survey.CellReading;

/**
 * A column of a CSV file that is read.
 *
 * @param source its index in the file
 * @param column its name, and what its cells hold
 * @param reading how its cells are read
 * @param isImagePath whether most cells name an image file
 * @param isLongText whether the cells are sentences rather than categories
 */
record CsvColumn(int source, TableColumn column, CellReading reading, boolean isImagePath, boolean isLongText) {}
