package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files of one kind that are not read are said together where there are many, such as one for each patient. */
final class ManyFiles {

    private static final int MANY = 5;

    private ManyFiles() {}

    /**
     * @param unread files with what is said of each
     * @return the same, where more than five with the same ending of which the same is said are one entry; folders of pictures stay as they are
     */
    static SortedMap<String, String> joined(SortedMap<String, String> unread) {
        Map<String, List<String>> kinds = new TreeMap<>();
        unread.forEach((file, reason) -> kinds.computeIfAbsent(ending(file) + " " + reason, kind -> new ArrayList<>())
                .add(file));
        SortedMap<String, String> joined = new TreeMap<>();
        kinds.values().forEach(files -> {
            String first = files.get(0);
            if (files.size() > MANY && !CohortFiles.isPicture(first)) {
                joined.put(
                        "Each of " + files.size() + " files such as " + first,
                        unread.get(first)
                                + "; if each is of one patient, write all into one table, with the patient in a column id");
            } else {
                files.forEach(file -> joined.put(file, unread.get(file)));
            }
        });
        return joined;
    }

    private static String ending(String file) {
        return file.substring(Math.max(0, file.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
    }
}
