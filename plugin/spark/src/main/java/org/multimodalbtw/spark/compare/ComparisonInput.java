package org.multimodalbtw.spark.compare;

import java.util.Optional;
import org.multimodalbtw.spark.door.LabelColumns;

/**
 * What is compared.
 *
 * @param tensors a folder that {@code encode} wrote, or a tensor file
 * @param labels a CSV file
 * @param columns what its columns are
 * @param like a model whose settings are taken, on the machine of the driver; empty: the settings to start from
 * @param seed the first seed, -1: that of the settings
 * @param seeds with how many seeds everything is trained, 2 to 20; 0: as many as the settings say, or five
 */
public record ComparisonInput(
        String tensors, String labels, LabelColumns columns, Optional<java.nio.file.Path> like, long seed, int seeds) {}
