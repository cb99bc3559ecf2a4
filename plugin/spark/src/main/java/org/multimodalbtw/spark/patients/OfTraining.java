package org.multimodalbtw.spark.patients;

import java.util.Set;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/** Rows of patients who are for training. */
final class OfTraining implements FilterFunction<Row> {

    private static final long serialVersionUID = 1L;

    private final Broadcast<Set<String>> patients;

    OfTraining(Broadcast<Set<String>> patients) {
        this.patients = patients;
    }

    @Override
    public boolean call(Row row) {
        return patients.value().contains(KeyedRow.raw(row).patient());
    }
}
