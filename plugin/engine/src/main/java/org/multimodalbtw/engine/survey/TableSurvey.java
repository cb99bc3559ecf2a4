package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.PairColumns;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.runtime.SideBySide;

/** What is known of a table when its columns are looked at, and what they are taken for. */
public final class TableSurvey {

    /** Fewer rows are no evidence. */
    private static final double LONG_TEXT_WORDS = 5;

    private static final int FEWEST_ROWS = 20;

    /** Texts that are words as often as they mean empty. */
    private static final Set<String> POSSIBLE_WORDS = Set.of("None", "NA");

    private static final String SODIUM = "NA";
    /** What is measured together with sodium. */
    private static final Set<String> ELECTROLYTES =
            Set.of("k", "cl", "ca", "mg", "hco3", "co2", "po4", "potassium", "chloride");

    private final String file;
    private final SurveySettings settings;
    private final Set<String> emptyTexts;
    /** Nearly all columns are read alike. */
    private final Map<Kind, CellReading> readings = new EnumMap<>(Kind.class);

    private final boolean isLabels;
    private final boolean repeatsIds;
    private final boolean prefersComma;
    private Set<String> meanEmpty = Set.of();
    private Set<String> names = Set.of();
    private Optional<SeriesRoles> series = Optional.empty();
    private boolean namesOnly;
    private boolean knowsOutcome;
    private boolean writesComma;
    private boolean isOfRedcap;
    private FileCodes codes = FileCodes.NONE;
    private KnownRows known = KnownRows.none();

    /**
     * @param file the file's name without its ending
     * @param settings how much is left to the survey
     * @param emptyTexts texts that mean that a cell is empty, the empty text among them
     * @param isLabels whether it holds the labels
     * @param repeatsIds whether a row is one of several of its id
     * @param prefersComma whether the file is of the kind that writes decimals with a comma
     */
    public TableSurvey(
            String file,
            SurveySettings settings,
            Set<String> emptyTexts,
            boolean isLabels,
            boolean repeatsIds,
            boolean prefersComma) {
        this.file = file;
        this.settings = settings;
        this.emptyTexts = Set.copyOf(emptyTexts);
        for (Kind kind : Kind.values()) {
            readings.put(kind, CellReading.plain(kind, this.emptyTexts));
        }
        this.isLabels = isLabels;
        this.repeatsIds = repeatsIds;
        this.prefersComma = prefersComma;
    }

    /**
     * Says what is known of the rows by the labels.
     *
     * @param labels the labels
     * @return this
     */
    public TableSurvey knowing(KnownRows labels) {
        known = labels;
        return this;
    }

    /**
     * Finds out which columns are what where rows are measurements; their codes and names are then left as they are.
     *
     * @param columns the first cells of the columns, without the ids
     * @param names what each patient has in them
     * @return which of them are what, without those that the analyst leaves out
     */
    public SeriesRoles seriesOf(List<ColumnCells> columns, PatientNames names) {
        SeriesRoles roles = SeriesSurvey.ofCells(
                columns.stream()
                        .filter(cells -> !choice(cells.name()).equals(Optional.of(Choice.UNUSED)))
                        .toList(),
                names);
        series = Optional.of(roles);
        namesOnly = roles.values().isEmpty() && columns.stream().noneMatch(cells -> isMeasured(cells, roles));
        return roles;
    }

    /**
     * Says which columns are what where rows are measurements.
     *
     * @param roles as a person or a survey of all columns says
     * @return this
     */
    TableSurvey measuring(SeriesRoles roles) {
        series = Optional.of(roles);
        return this;
    }

    private static boolean isMeasured(ColumnCells cells, SeriesRoles roles) {
        boolean hasRole = roles.variable().filter(cells.name()::equals).isPresent()
                || roles.time().filter(cells.name()::equals).isPresent();
        return !hasRole
                && 2 * cells.plainNumbers() >= cells.filled()
                && cells.filled() > 0
                && !NamedLike.rank(cells.name())
                && !SeriesNames.notMeasured(cells.name());
    }

    /**
     * @param columns the first cells of all columns
     * @param forcedText which columns are read as text whatever they hold
     * @return one for each column
     */
    public List<ColumnFinding> of(List<ColumnCells> columns, Predicate<String> forcedText) {
        Set<String> empty = new TreeSet<>();
        columns.stream()
                .filter(cells -> cells.plainNumbers() > cells.textCells())
                .forEach(cells -> empty.addAll(cells.emptyTexts().keySet()));
        meanEmpty = empty;
        names = columns.stream().map(ColumnCells::name).collect(Collectors.toSet());
        writesComma = writesComma(columns);
        isOfRedcap = FormStatus.areOfRedcap(columns);
        codes = findsSentinels() ? FileCodes.of(columns) : FileCodes.NONE;
        knowsOutcome = columns.stream().anyMatch(cells -> settings.isOutcome(cells.name()));
        ColumnFinding[] found = new ColumnFinding[columns.size()];
        SideBySide.ofCores()
                .run(
                        columns.size(),
                        column -> found[column] = ColumnSurvey.of(
                                this,
                                columns.get(column),
                                forcedText.test(columns.get(column).name())),
                        ProgressMonitor.NONE);
        List<ColumnFinding> findings = List.of(found);
        return isLabels || repeatsIds ? findings : UnitsBeside.said(findings, columns);
    }

    /**
     * @param columns the first cells of all columns
     * @return whether one of them writes decimals with a comma in a way that means nothing else
     */
    public static boolean writesComma(List<ColumnCells> columns) {
        return columns.stream()
                .anyMatch(cells -> WrittenNumbers.decimals(cells, false, false) == NumberText.Decimals.COMMA);
    }

    /**
     * @param columns the first cells of the columns but the ids
     * @return whether rows are notes: a column holds sentences, and none measures anything
     */
    public static boolean areNotes(List<ColumnCells> columns) {
        boolean haveSentences =
                columns.stream().anyMatch(cells -> cells.textCells() > 0 && cells.meanWords() > LONG_TEXT_WORDS);
        return haveSentences
                && columns.stream()
                        .allMatch(cells -> 2 * cells.plainNumbers() < cells.filled()
                                || cells.filled() == 0
                                || NamedLike.identifier(cells.name())
                                || NamedLike.rank(cells.name()));
    }

    Set<String> emptyTexts() {
        return emptyTexts;
    }

    /** Reads a column's cells as they are written, where the {@link #emptyTexts} mean empty. */
    CellReading reading(Kind kind) {
        return readings.get(kind);
    }

    boolean isLabels() {
        return isLabels;
    }

    /** Whether it is a column of the labels that is not predicted, so that what it holds does not matter. */
    boolean isUnusedLabel(String column) {
        return isLabels && knowsOutcome && !settings.isOutcome(column);
    }

    boolean repeatsIds() {
        return repeatsIds;
    }

    /**
     * Whether a column's numbers name something by its name: ids, and codes of a table of one row a patient, of which two are no more than
     * yes and no.
     */
    boolean namesSomething(ColumnCells cells) {
        boolean mayBeCoded = isOfPatients(cells) && cells.differentWholes() > 2;
        return NamedLike.identifier(cells.name()) || mayBeCoded && NamedLike.coded(cells.name());
    }

    /** Whether a column has one row a patient, and enough of them to say what is odd about it. */
    boolean isOfPatients(ColumnCells cells) {
        return !isLabels && !repeatsIds && cells.rows() >= FEWEST_ROWS;
    }

    /** Whether long names, dates in words and texts without spaces are told apart by what they say. */
    boolean byMeaning() {
        return settings.forms().byMeaning();
    }

    /** Whether the column says what was measured. */
    boolean isVariable(String column) {
        return series.flatMap(SeriesRoles::variable).filter(column::equals).isPresent();
    }

    /** Whether the rows of a patient name something, and nothing in them is measured. */
    boolean areOnlyNames() {
        return namesOnly;
    }

    /** Whether the column holds the values of all that was measured. */
    boolean isValue(String column) {
        return series.filter(roles -> !roles.isWide() && roles.values().contains(column))
                .isPresent();
    }

    /** Whether a column says the units of the values. */
    boolean hasUnitsOfValues() {
        return series.flatMap(SeriesRoles::unit).isPresent();
    }

    boolean hasColumn(String column) {
        return names.contains(column);
    }

    /** Whether the column holds values of measurements, of which it is said elsewhere what is odd but stays as it is. */
    boolean isMeasured(String column) {
        return series.filter(roles -> roles.values().contains(column)).isPresent();
    }

    boolean prefersComma() {
        return prefersComma;
    }

    /** Whether a column of it writes decimals with a comma in a way that means nothing else. */
    boolean writesComma() {
        return writesComma;
    }

    /** Whether a column of two numbers in a cell becomes two columns: not where they would have a name of another. */
    boolean splitsPairs(String column) {
        return settings.forms().pairs() && canSplit(column);
    }

    /** Whether a column can become two, whose names no other column has, and each row is one of its id. */
    boolean canSplit(String column) {
        return !isLabels
                && !repeatsIds
                && Arrays.stream(PairColumns.values()).noneMatch(half -> names.contains(half.nameFor(column)));
    }

    /** Whether the labels have a column beside their ids that says which patient a row is of, or the values of a column are their ids. */
    boolean labelsNamePatients(ColumnCells cells) {
        return known.namesPatients() || known.areIds(cells);
    }

    /** The column that says how what another is the time of ended; empty where there is none. */
    Optional<String> statusBeside(String column) {
        return SurvivalNames.statusBeside(column, names);
    }

    /** Whether it is an export of REDCap. */
    boolean isOfRedcap() {
        return isOfRedcap;
    }

    /** Single numbers far from all others that may stand for something unknown; of new patients, whose reading is that of the model, none is empty. */
    LoneCodes loneCodes(double[] numbers, String column) {
        LoneCodes found = LoneCodes.in(numbers, column, codes);
        boolean areNew = settings.outcome().equals(Set.of(SurveySettings.NO_OUTCOME));
        return areNew ? found.onlyNamed() : found;
    }

    boolean findsSentinels() {
        return settings.sentinels();
    }

    Optional<Choice> choice(String column) {
        return settings.choice(file, column);
    }

    /** Which of the texts that may mean empty are words in a column: of texts, without an empty cell, in a file whose numbers never have them. */
    Set<String> wordsIn(ColumnCells cells) {
        Map<String, Integer> found = cells.emptyTexts();
        boolean areElectrolytes =
                cells.texts().keySet().stream().anyMatch(text -> ELECTROLYTES.contains(text.toLowerCase(Locale.ROOT)));
        if (isVariable(cells.name()) && areElectrolytes && found.containsKey(SODIUM)) {
            return Set.of(SODIUM);
        }
        Set<String> words = new TreeSet<>(POSSIBLE_WORDS);
        words.retainAll(found.keySet());
        words.removeAll(meanEmpty);
        boolean texts = cells.textCells() > cells.plainNumbers();
        boolean onlyWords = found.keySet().equals(words);
        return texts && cells.blank() == 0 && onlyWords ? words : Set.of();
    }
}
