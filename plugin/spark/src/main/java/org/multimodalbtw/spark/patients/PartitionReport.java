package org.multimodalbtw.spark.patients;

import java.io.Serializable;
import java.util.List;

/**
 * What happened in a partition.
 *
 * @param partition which one
 * @param rows how many patients it has
 * @param missing how many of them have no prediction
 * @param notes what the analyst should know, one sentence each
 */
record PartitionReport(int partition, long rows, long missing, List<String> notes) implements Serializable {

    PartitionReport {
        notes = List.copyOf(notes);
    }
}
