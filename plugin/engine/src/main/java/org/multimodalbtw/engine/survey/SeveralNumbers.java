package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of a column that are numbers with a sign between, such as titres, 1:160, and points of a score, 9/10. */
final class SeveralNumbers {

    private static final int FEWEST = 3;
    private static final double NEARLY_ALL = 0.9;
    private static final Pattern NUMBERS =
            Pattern.compile("[<>≤≥=~]{0,2}\\s*\\d+(?:[.,]\\d+)?(?:\\s*[:/–-]\\s*\\d+(?:[.,]\\d+)?)+");
    private static final Pattern MARKS = Pattern.compile("\\d{1,2}(?:[-/,;]\\d{1,2}){2,}");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)?");
    private static final Pattern TITRE = Pattern.compile("\\D*1\\s*:.*");

    /** As many alleles a gene has in most files: 0/1 names a genotype. */
    private static final double LARGEST_ALLELE = 3;
    /** Longer first numbers are those of a catalogue, as 8140/3 is. */
    private static final double LARGEST_FIRST = 999;

    private SeveralNumbers() {}

    /** Whether nearly all texts are three small numbers or more with a sign between, as the depths of a tooth's pockets: names have longer ones. */
    static boolean areMarks(ColumnCells cells) {
        return cells.cellsWith(text -> MARKS.matcher(text).matches()) >= NEARLY_ALL * cells.cellsOfTexts();
    }

    /** How they could be used as numbers: a clause; empty where the names of a column are none. */
    static Optional<String> clause(ColumnCells cells) {
        List<String> found = cells.texts().keySet().stream()
                .filter(text -> NUMBERS.matcher(text).matches())
                .toList();
        long matching = cells.cellsWith(found::contains);
        if (found.size() < FEWEST || matching < NEARLY_ALL * cells.cellsOfTexts() || areOfCatalogue(found)) {
            return Optional.empty();
        }
        boolean areTitres = found.stream().allMatch(text -> TITRE.matcher(text).matches());
        String example = found.get(0);
        return Optional.of((areTitres ? "titres, such as '" : "numbers with a sign between, such as '") + example
                + "', whose order is not used: each is a category; to use it, write "
                + (areTitres
                        ? "the number behind the colon, here "
                                + numbers(example).get(1) + ", into the cell"
                        : "the number that matters into a column of its own"));
    }

    private static boolean areOfCatalogue(List<String> texts) {
        boolean areAlleles = texts.stream()
                .flatMap(text -> numbers(text).stream())
                .allMatch(number -> Double.parseDouble(number.replace(',', '.')) <= LARGEST_ALLELE);
        boolean areLong = texts.stream()
                .anyMatch(text -> Double.parseDouble(numbers(text).get(0).replace(',', '.')) > LARGEST_FIRST);
        return areAlleles || areLong;
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(found -> found.group()).collect(Collectors.toList());
    }
}
