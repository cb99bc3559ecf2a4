package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the first cells of a column look like. */
public final class ColumnCells {

    private static final Pattern DIGITS_E_DIGITS = Pattern.compile("\\d{1,3}E\\d{1,3}");
    private static final int FEWEST_KEPT = 16;

    /** Up to here a number is a whole one of the platform; those beyond 2^53 are not exact, and all the more names of something. */
    private static final double LARGEST_WHOLE = Long.MAX_VALUE;

    private final String name;
    private final BesideOutcome outcomes;
    private final SeenTexts seen;
    private final Map<String, Integer> emptyTexts = new HashMap<>();
    private final Map<String, Integer> errors = new TreeMap<>();
    private final DottedNumbers dotted;
    private final WholeTexts wholes;
    private EndRows ends = new EndRows();
    private double[] numbers = new double[FEWEST_KEPT];
    private int numberCount;
    private long rows;
    private long blank;
    private long fractions;
    private long leadingZeros;
    private long digitsEDigits;
    private long steps;
    private boolean isTyped;

    /**
     * @param name the column's name
     * @param known what is known of the rows
     * @param isOfMany whether the column is one of so many that what each tells of the outcome is not looked at
     */
    public ColumnCells(String name, KnownRows known, boolean isOfMany) {
        this.name = name;
        outcomes = new BesideOutcome(known, isOfMany);
        seen = new SeenTexts();
        dotted = new DottedNumbers();
        wholes = new WholeTexts();
    }

    /** Of the cells of another, of which these texts count as empty, and with or without its numbers. */
    private ColumnCells(ColumnCells all, Set<String> texts, boolean hasNumbers) {
        name = all.name;
        outcomes = all.outcomes;
        emptyTexts.putAll(all.emptyTexts);
        texts.forEach(text -> emptyTexts.merge(text, all.texts().get(text), Integer::sum));
        seen = all.seen.without(texts);
        errors.putAll(all.errors);
        rows = all.rows;
        isTyped = all.isTyped;
        dotted = hasNumbers ? all.dotted : new DottedNumbers();
        wholes = hasNumbers ? all.wholes : new WholeTexts();
        blank = hasNumbers ? all.blank : all.blank + all.numberCount;
        if (hasNumbers) {
            numbers = all.numbers;
            ends = all.ends;
            numberCount = all.numberCount;
            fractions = all.fractions;
            leadingZeros = all.leadingZeros;
            digitsEDigits = all.digitsEDigits;
            steps = all.steps;
        }
    }

    /**
     * @param texts some of the {@link #texts}
     * @return the same cells, of which those with these texts count as empty; to be looked at, with no more cells to add
     */
    ColumnCells without(Set<String> texts) {
        return texts.isEmpty() ? this : new ColumnCells(this, texts, true);
    }

    /** As {@link #without}, where cells with a plain number count as empty. */
    ColumnCells withoutNumbers() {
        return new ColumnCells(this, Set.of(), false);
    }

    /**
     * Sees a cell that is blank.
     *
     * @param row the position of its row in the labels, or -1
     */
    public void addBlank(int row) {
        rows++;
        blank++;
        outcomes.addEmpty(row);
    }

    /**
     * @param text a text that may mean that the cell is empty
     * @param row the position of its row in the labels, or -1
     */
    public void addEmptyText(String text, int row) {
        rows++;
        emptyTexts.merge(text, 1, Integer::sum);
        outcomes.addEmpty(row);
    }

    /**
     * @param text a cell that is not empty
     * @param row the position of its row in the labels, or -1
     */
    public void add(String text, int row) {
        add(text, DecimalNumber.parse(text), row);
    }

    /** As {@link #add(String, int)} of a text whose number, if it is a plain one, is known. */
    void add(String text, double number, int row) {
        rows++;
        if (Double.isNaN(number) && SpreadsheetErrors.is(text)) {
            errors.merge(text, 1, Integer::sum);
            outcomes.addEmpty(row);
            return;
        }
        if (Double.isNaN(number)) {
            addText(text, row);
            return;
        }
        addNumber(text, number);
        if (row >= 0) {
            outcomes.add(text, number, row);
        }
    }

    /** As {@link #add(String, int)} of a whole number of up to four digits that is written as usual. */
    void addWhole(int number, String text, int row) {
        rows++;
        keep(number);
        wholes.add(number, numberCount - 1);
        dotted.addWhole(number);
        if (row >= 0) {
            outcomes.add(text, number, row);
        }
    }

    /**
     * Sees a cell of a column whose type is numbers.
     *
     * @param number the number; one that is not finite counts as blank
     * @param row the position of its row in the labels, or -1
     */
    public void add(double number, int row) {
        if (!Double.isFinite(number)) {
            addBlank(row);
            return;
        }
        rows++;
        isTyped = true;
        addNumber(isWhole(number) ? String.valueOf((long) number) : "", number);
        if (row >= 0) {
            outcomes.add(text(number), number, row);
        }
    }

    /** A finite number as other columns are compared with it: a whole one without a point. */
    static String text(double number) {
        return isWhole(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static boolean isWhole(double number) {
        return number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE;
    }

    private void keep(double number) {
        if (numberCount == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(FEWEST_KEPT, 2 * numberCount));
        }
        if (numberCount > 0 && number == numbers[numberCount - 1] + 1) {
            steps++;
        }
        numbers[numberCount++] = number;
        ends.see(number, rows);
    }

    /** Of a fraction of usual size, the text only matters while points may separate thousands. */
    private void addNumber(String text, double number) {
        keep(number);
        boolean whole = isWhole(number);
        if (!whole && Math.abs(number) < LARGEST_WHOLE) {
            addFraction(text, number);
            return;
        }
        if (whole) {
            wholes.add(text, numberCount - 1);
        }
        if (!whole || text.indexOf('.') >= 0) {
            addFraction(text, number);
        } else {
            dotted.addWhole(number);
        }
        boolean zero = text.length() > 1 && text.charAt(0) == '0' && text.charAt(1) != '.';
        if (zero && text.chars().allMatch(Character::isDigit)) {
            leadingZeros++;
        }
        if (text.indexOf('E') > 0 && DIGITS_E_DIGITS.matcher(text).matches()) {
            digitsEDigits++;
        }
    }

    private void addFraction(String text, double number) {
        dotted.add(text, number, numbers, numberCount - 1);
        fractions++;
    }

    private void addText(String text, int row) {
        boolean saysNothing = seen.add(text).saysNothing();
        if (row >= 0 && saysNothing) {
            outcomes.addWord(text, row);
        } else if (row >= 0) {
            outcomes.add(text, Double.NaN, row);
        }
    }

    String name() {
        return name;
    }

    /** Whether the column's type says that it holds numbers. */
    boolean isTyped() {
        return isTyped;
    }

    long rows() {
        return rows;
    }

    long blank() {
        return blank;
    }

    /** How often each text that may mean empty occurs. */
    Map<String, Integer> emptyTexts() {
        return emptyTexts;
    }

    /** Cells that are not empty. */
    long filled() {
        return numberCount + seen.cells();
    }

    /** Cells that hold a number and nothing else. */
    long plainNumbers() {
        return numberCount;
    }

    /** The plain numbers in their order; not to be changed. */
    double[] numbers() {
        numbers = numbers.length == numberCount ? numbers : Arrays.copyOf(numbers, numberCount);
        return numbers;
    }

    EndRows ends() {
        return ends;
    }

    long textCells() {
        return seen.cells();
    }

    /** The texts that are no plain numbers, as they came, with how often; perhaps not all. */
    Map<String, Integer> texts() {
        return seen.counts();
    }

    boolean knowsAllTexts() {
        return seen.areAll();
    }

    /** In how many cells the {@link #texts} stand; fewer than {@link #textCells} where not all are known. */
    long cellsOfTexts() {
        return cellsWith(text -> true);
    }

    /** In how many cells those of the {@link #texts} stand that are wanted. */
    long cellsWith(Predicate<String> wanted) {
        return texts().entrySet().stream()
                .filter(text -> wanted.test(text.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Whether the texts differ in so large a share of the cells that have one, or so many differ that not all are known. */
    boolean areTextsDifferent(double share) {
        return !knowsAllTexts() || texts().size() >= share * textCells();
    }

    boolean areWhole() {
        return fractions == 0;
    }

    /** How many different whole numbers there are, as long as it is more than half of the cells; a lower bound else. */
    int differentWholes() {
        return wholes.size();
    }

    /** Whether the numbers are few different whole ones, so that they can be names of categories. */
    boolean areFewWholes() {
        return fractions == 0 && wholes.areFew() && !WordsBesideNumbers.areMeasuredWithSlips(this);
    }

    /** Whether each number is the one before and 1. */
    boolean count() {
        return numberCount > 1 && steps == numberCount - 1;
    }

    boolean hasDecimals() {
        return fractions > 0;
    }

    long leadingZeros() {
        return leadingZeros;
    }

    long digitsEDigits() {
        return digitsEDigits;
    }

    /** Digits of the whole numbers if all have the same length, 0 otherwise. */
    int sameLength() {
        return wholes.sameLength();
    }

    /** @return whether most cells name a file with a picture */
    public boolean isImageNames() {
        return filled() > 0 && 2 * (images() + foreignImages()) > filled();
    }

    /**
     * @param most how many at most
     * @return the first different texts of the column
     */
    public List<String> firstTexts(int most) {
        return texts().keySet().stream().limit(most).toList();
    }

    /** @return a file with a picture that no encoder reads, if most cells name one; otherwise {@code null} */
    public String foreignImage() {
        return filled() > 0 && 2 * foreignImages() > filled()
                ? texts().keySet().stream()
                        .filter(ImageNames::isForeign)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    long images() {
        return seen.images();
    }

    long foreignImages() {
        return seen.foreignImages();
    }

    long dates() {
        return seen.dates();
    }

    double meanCharacters() {
        return (double) seen.characters() / textCells();
    }

    double meanWords() {
        return (double) seen.words() / textCells();
    }

    /** The outcome that the column is a copy of, or {@code null}. */
    String copiedOutcome() {
        return outcomes.copiedOutcome();
    }

    /** What it says beside the outcomes of its rows. */
    BesideOutcome outcomes() {
        return outcomes;
    }

    /** How often each error of a spreadsheet stands in place of a value. */
    Map<String, Integer> errors() {
        return errors;
    }

    /** Its numbers with a point, which may separate thousands. */
    DottedNumbers dotted() {
        return dotted;
    }

    boolean isCopyOfSplit() {
        return outcomes.isCopyOfSplit();
    }
}
