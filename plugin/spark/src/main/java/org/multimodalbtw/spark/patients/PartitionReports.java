package org.multimodalbtw.spark.patients;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.util.AccumulatorV2;

/** The reports of all partitions. One that is scored twice, because a worker was lost, has one report. */
final class PartitionReports extends AccumulatorV2<PartitionReport, Map<Integer, PartitionReport>> {

    private static final long serialVersionUID = 1L;

    private final TreeMap<Integer, PartitionReport> reports = new TreeMap<>();

    @Override
    public boolean isZero() {
        return reports.isEmpty();
    }

    @Override
    public PartitionReports copy() {
        PartitionReports copy = new PartitionReports();
        copy.reports.putAll(reports);
        return copy;
    }

    @Override
    public void reset() {
        reports.clear();
    }

    @Override
    public void add(PartitionReport report) {
        reports.put(report.partition(), report);
    }

    @Override
    public void merge(AccumulatorV2<PartitionReport, Map<Integer, PartitionReport>> other) {
        reports.putAll(other.value());
    }

    @Override
    public Map<Integer, PartitionReport> value() {
        return new TreeMap<>(reports);
    }
}
