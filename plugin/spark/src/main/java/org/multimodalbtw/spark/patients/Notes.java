package org.multimodalbtw.spark.patients;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What partitions noticed, each thing once: sentences that differ in their numbers only are one, with the count of the partitions. */
final class Notes {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private Notes() {}

    /**
     * @param reports of partitions
     * @return their notes
     */
    static List<String> of(Collection<PartitionReport> reports) {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        for (PartitionReport report : reports) {
            for (String note : report.notes()) {
                alike.computeIfAbsent(NUMBER.matcher(note).replaceAll("0"), key -> new ArrayList<>())
                        .add(note);
            }
        }
        return alike.values().stream().map(Notes::one).toList();
    }

    private static String one(List<String> notes) {
        return notes.size() == 1 ? notes.get(0) : notes.get(0) + " (and so in " + (notes.size() - 1) + " more parts)";
    }
}
