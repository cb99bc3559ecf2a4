package org.multimodalbtw.host.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.cohort.FileReport;

/** What a run said of a folder's files before its nodes have the same to say. */
final class SaidBefore {

    private static final String READER = "Cohort Reader";
    private static final Pattern LACKING =
            Pattern.compile("File (.*): (none|\\d+) of the (\\d+) pictures that it names .* as missing\\..*");
    private static final Pattern FAULTY =
            Pattern.compile("File (.*): (\\d+) of the \\d+ pictures that exist cannot be read and .*");
    private static final Pattern UNUSABLE =
            Pattern.compile("(\\d+) images? could not be used and counts? as missing: .*");
    private static final String UNKNOWN = " have no known outcome, empty these cells, and the rows take no part.";

    private final Set<String> sentences;
    private final boolean areFilesSaid;
    private final boolean isUnknownSaid;
    /** How many pictures cannot be used, by the file that names them. */
    private final Map<String, Long> pictures = new HashMap<>();

    private SaidBefore(Set<String> sentences, boolean areFilesSaid, boolean isUnknownSaid) {
        this.sentences = Set.copyOf(sentences);
        this.areFilesSaid = areFilesSaid;
        this.isUnknownSaid = isUnknownSaid;
    }

    /** @return nothing was said */
    static SaidBefore nothing() {
        return new SaidBefore(Set.of(), false, false);
    }

    /**
     * @param sentences what was said of the files that are read
     * @return these were said, which files are not read, and how to take a column for something else
     */
    static SaidBefore of(Collection<String> sentences) {
        return new SaidBefore(
                Set.copyOf(sentences),
                true,
                sentences.stream().anyMatch(sentence -> sentence.contains("by the word nothing is known")));
    }

    /**
     * @param node who has it to say, in the order in which nodes run
     * @param line a sentence
     * @return whether it was said
     */
    boolean isSaid(String node, String line) {
        if (node.startsWith(READER)) {
            notePictures(line);
            return areFilesSaid
                    && (sentences.contains(line)
                            || line.equals(FileReport.UNDO)
                            || line.startsWith("Not read, ")
                            || line.startsWith("Skipped "));
        }
        Matcher unusable = UNUSABLE.matcher(line);
        return unusable.matches() && pictures.containsValue(Long.parseLong(unusable.group(1)))
                || isUnknownSaid && line.endsWith(UNKNOWN);
    }

    private void notePictures(String line) {
        Matcher lacking = LACKING.matcher(line);
        if (lacking.matches()) {
            String count = lacking.group(2).equals("none") ? lacking.group(3) : lacking.group(2);
            pictures.merge(lacking.group(1), Long.parseLong(count), Long::sum);
        }
        Matcher faulty = FAULTY.matcher(line);
        if (faulty.matches()) {
            pictures.merge(faulty.group(1), Long.parseLong(faulty.group(2)), Long::sum);
        }
    }
}
