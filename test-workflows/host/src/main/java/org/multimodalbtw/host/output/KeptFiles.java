package org.multimodalbtw.host.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of the user's a publication found in the folder: files that no run wrote, and files of a run that were changed since.
 *
 * @param staying what stays where it is, by path below the folder; folders end with a slash
 * @param aside what had to make way, each as {@code scores.csv is now scores.csv.kept}
 */
record KeptFiles(List<String> staying, List<String> aside) {

    private static final int EXAMPLES = 3;

    KeptFiles {
        staying = List.copyOf(staying);
        aside = List.copyOf(aside);
    }

    /**
     * @param folder the folder
     * @return a sentence with counts and up to three names each; empty if there is nothing of the user's
     */
    Optional<String> sentence(Path folder) {
        List<String> parts = new ArrayList<>();
        if (!staying.isEmpty()) {
            parts.add(staying.size() + " as " + (staying.size() == 1 ? "it was" : "they were") + " ("
                    + examples(staying) + ")");
        }
        if (!aside.isEmpty()) {
            parts.add(aside.size() + " moved aside (" + examples(aside) + ")");
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("Kept in " + folder + " what no run wrote or what was changed since: "
                        + String.join(", ", parts) + ".");
    }

    private static String examples(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(EXAMPLES, names.size())));
        return names.size() > EXAMPLES ? first + ", ..." : first;
    }
}
