package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The first lines of a file that are not blank, and its first rows, of which quoted cells may hold line breaks. */
final class CsvSample {

    private static final int MOST = 50;

    private final List<String> all;
    private final List<String> lines;

    private CsvSample(List<String> all, List<String> lines) {
        this.all = all;
        this.lines = lines;
    }

    /**
     * @param text how a file begins
     * @param isCut whether the file goes on behind it
     */
    static CsvSample of(String text, boolean isCut) {
        List<String> all = text.lines().toList();
        boolean isLastCut = all.size() > 1 && !text.endsWith("\n");
        List<String> whole = isLastCut && isCut ? all.subList(0, all.size() - 1) : all;
        // one line that no break ends is left out of the first ones
        int end = Math.min(MOST, isLastCut ? all.size() - 1 : all.size());
        return new CsvSample(filled(whole), filled(all.subList(0, end)));
    }

    /** The same without some lines. */
    CsvSample without(Predicate<String> unwanted) {
        Predicate<String> wanted = unwanted.negate();
        return new CsvSample(
                all.stream().filter(wanted).toList(),
                lines.stream().filter(wanted).toList());
    }

    /** The first lines that are not blank. */
    List<String> lines() {
        return lines;
    }

    /**
     * @param separator what stands between cells
     * @return the first rows, each with the line breaks within its cells; those before a quote that is never closed
     */
    List<String> rows(char separator) {
        List<String> rows = new ArrayList<>();
        boolean hasBreaks = false;
        StringBuilder row = new StringBuilder();
        for (int line = 0; line < all.size() && rows.size() < MOST; line++) {
            boolean isWithin = !row.isEmpty();
            row.append(isWithin ? "\n" : "").append(all.get(line));
            boolean mayEnd = !isWithin || all.get(line).indexOf('"') >= 0;
            if (mayEnd && !QuotedCells.isOpen(row.toString(), separator)) {
                hasBreaks |= row.indexOf("\n") >= 0;
                rows.add(row.toString());
                row.setLength(0);
            }
        }
        hasBreaks |= !row.isEmpty();
        return hasBreaks && !rows.isEmpty() ? rows : lines;
    }

    private static List<String> filled(List<String> lines) {
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }
}
