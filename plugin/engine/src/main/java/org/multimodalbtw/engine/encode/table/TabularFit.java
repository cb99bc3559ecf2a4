package org.multimodalbtw.engine.encode.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.multimodalbtw.engine.NothingToLearnException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Makes an encoder of what was counted in training rows: a survey of them, the statistics of the numbers, and a count of empty cells among
 * the rows that have the modality.
 */
final class TabularFit {

    private final String modality;
    private final TabularEncoderSettings settings;
    private final List<TableColumn> columns;
    private final TrainingSurvey survey;
    /** The statistics of each number and of each element of a vector, by column. */
    private final Map<Integer, List<NumberStatistics>> statistics = new HashMap<>();

    /**
     * @param modality the modality's name
     * @param settings how to encode
     * @param survey of the training rows
     * @param computed the statistics of {@link #features}
     */
    TabularFit(
            String modality, TabularEncoderSettings settings, TrainingSurvey survey, List<NumberStatistics> computed) {
        this.modality = modality;
        this.settings = settings;
        this.survey = survey;
        columns = survey.columns();
        List<NumberScan.Feature> features = features(survey);
        for (int i = 0; i < features.size(); i++) {
            statistics
                    .computeIfAbsent(features.get(i).column(), column -> new ArrayList<>())
                    .add(computed.get(i));
        }
    }

    /**
     * @param modality the modality's name
     * @param rows the training rows; they are read several times
     * @param settings how to encode
     * @param cellsInMemory how many numbers to hold at once
     * @param monitor progress and cancel
     * @return the encoder
     */
    static FittedTabularEncoder of(
            String modality,
            TableRows rows,
            TabularEncoderSettings settings,
            long cellsInMemory,
            ProgressMonitor monitor) {
        TrainingSurvey survey = TrainingSurvey.of(rows, monitor.part(0, 0.2));
        requireValues(modality, survey);
        List<NumberStatistics> computed =
                new NumberScan(rows, features(survey)).statistics(cellsInMemory, monitor.part(0.2, 0.8));
        TabularFit fit = new TabularFit(modality, settings, survey, computed);
        EmptyCells empty = new EmptyCells(fit.plain());
        RowProgress progress = new RowProgress(monitor.part(0.8, 1), "Empty cells", rows.size());
        rows.forEach(row -> {
            progress.next();
            empty.add(row);
        });
        return fit.fitted(empty);
    }

    /**
     * @return an encoder without indicators for each column, {@code null} for those that are left out
     * @throws NothingToLearnException if all are left out
     */
    List<ColumnEncoder> plain() {
        List<ColumnEncoder> plain = encoders(null);
        if (plain.stream().noneMatch(encoder -> encoder != null)) {
            throw new NothingToLearnException(
                    "No column of '" + modality + "' varies between the training rows.",
                    "Leave the table out (of 'run': --modalities with the others), add columns, or use more training rows.");
        }
        return plain;
    }

    /**
     * @param empty the empty cells, counted with the encoders of {@link #plain}
     * @return the encoder
     */
    FittedTabularEncoder fitted(EmptyCells empty) {
        List<ColumnEncoder> encoders = encoders(empty);
        List<EncodingReport.Column> report = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            report.add(reportColumn(i, encoders.get(i), empty));
        }
        List<ColumnEncoder> kept =
                encoders.stream().filter(encoder -> encoder != null).toList();
        return new FittedTabularEncoder(modality, settings, kept, new EncodingReport(survey.rows(), report));
    }

    /** @throws NothingToLearnException if no training row has a value */
    static void requireValues(String modality, TrainingSurvey survey) {
        boolean any = false;
        for (int i = 0; i < survey.columns().size(); i++) {
            any |= survey.filled(i) > 0;
        }
        if (!any) {
            throw new NothingToLearnException(
                    "'" + modality + "': no row in training has a value.",
                    "Leave the table out (of 'run': --modalities with the others), or check which rows are used for training, and which columns.");
        }
    }

    /** @return the numbers of a table, in the order of its columns and of the elements of a vector */
    static List<NumberScan.Feature> features(TrainingSurvey survey) {
        List<NumberScan.Feature> features = new ArrayList<>();
        for (int i = 0; i < survey.columns().size(); i++) {
            long most = survey.filled(i);
            switch (survey.columns().get(i).kind()) {
                case NUMBER -> features.add(new NumberScan.Feature(i, -1, most));
                case VECTOR -> {
                    for (int element = 0; element < survey.length(i); element++) {
                        features.add(new NumberScan.Feature(i, element, most));
                    }
                }
                case CATEGORY, CODES, IMAGE, TIME -> {
                    // categories are counted by the survey, images and times are refused by it
                }
            }
        }
        return features;
    }

    /**
     * @param empty the empty cells, or {@code null} for encoders without indicators
     * @return an encoder for each column, {@code null} for those that are left out
     */
    private List<ColumnEncoder> encoders(EmptyCells empty) {
        List<ColumnEncoder> encoders = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            encoders.add(
                    switch (columns.get(i).kind()) {
                        case NUMBER -> number(i, empty);
                        case CATEGORY, CODES -> category(i, empty);
                        case VECTOR -> vector(i, empty);
                        case IMAGE, TIME -> null;
                    });
        }
        return encoders;
    }

    private ColumnEncoder number(int column, EmptyCells empty) {
        NumberStatistics numbers = statistics.get(column).get(0);
        return numbers.varies()
                ? new ColumnEncoder.Number(
                        columns.get(column).name(), numbers.feature(settings.clip()), indicator(column, empty))
                : flag(column, empty);
    }

    private ColumnEncoder category(int column, EmptyCells empty) {
        int all = survey.categories(column, 1).size();
        if (all < 2) {
            return flag(column, empty);
        }
        List<String> named = survey.categories(column, settings.fewestPatients());
        int own = Math.min(settings.maxCategories(), named.size());
        return own == 0
                ? null
                : new ColumnEncoder.Category(
                        columns.get(column).name(),
                        columns.get(column).kind(),
                        named.subList(0, own),
                        named.subList(own, named.size()),
                        all - named.size(),
                        indicator(column, empty));
    }

    /** A column with one value says where it is; without empty cells, or with hardly any other, it says nothing. */
    private ColumnEncoder flag(int column, EmptyCells empty) {
        if (!settings.flags() || survey.filled(column) == 0) {
            return null;
        }
        MissingIndicator indicator = empty == null
                ? MissingIndicator.of(survey.rows() - survey.filled(column), survey.rows())
                : MissingIndicator.of(empty.inColumn(column), empty.rowsPresent());
        return indicator == null
                ? null
                : new ColumnEncoder.Flag(
                        columns.get(column).name(), columns.get(column).kind(), indicator, onlyValue(column));
    }

    private String onlyValue(int column) {
        return columns.get(column).kind() == TableColumn.Kind.NUMBER
                ? RowsAsLearnt.text(statistics.get(column).get(0).mean())
                : survey.categories(column, 1).get(0);
    }

    private ColumnEncoder vector(int column, EmptyCells empty) {
        List<NumberStatistics> numbers = statistics.getOrDefault(column, List.of());
        List<ColumnEncoder.Vector.Element> elements = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i).varies()) {
                MissingIndicator indicator = elementIndicator(column, numbers.get(i), empty);
                elements.add(new ColumnEncoder.Vector.Element(i, numbers.get(i).feature(settings.clip()), indicator));
            }
        }
        return elements.isEmpty()
                ? null
                : new ColumnEncoder.Vector(
                        columns.get(column).name(), survey.length(column), elements, indicator(column, empty));
    }

    private MissingIndicator indicator(int column, EmptyCells empty) {
        return empty != null && settings.missingIndicators()
                ? MissingIndicator.of(empty.inColumn(column), empty.rowsPresent())
                : null;
    }

    /** An element that is empty only where the whole cell is needs no indicator beside the cell's. */
    private MissingIndicator elementIndicator(int column, NumberStatistics numbers, EmptyCells empty) {
        if (empty == null || !settings.missingIndicators()) {
            return null;
        }
        long missing = empty.rowsPresent() - numbers.count();
        return missing > empty.inColumn(column) ? MissingIndicator.of(missing, empty.rowsPresent()) : null;
    }

    private EncodingReport.Column reportColumn(int column, ColumnEncoder encoder, EmptyCells empty) {
        String treatment = encoder == null ? leftOut(column) : treatment(encoder, empty.inColumn(column));
        int features = encoder == null ? 0 : encoder.features().size();
        return new EncodingReport.Column(
                columns.get(column).name(), treatment, features, survey.rows() - survey.filled(column));
    }

    private String leftOut(int column) {
        if (survey.filled(column) == 0) {
            return "left out: no training row has a value";
        }
        return switch (columns.get(column).kind()) {
            case NUMBER -> "left out: constant";
            case CATEGORY, CODES -> leftOutCategories(column);
            case IMAGE -> "left out: images";
            case TIME -> "left out: dates";
            case VECTOR -> survey.length(column) == 0 ? "left out: empty lists" : "left out: constant in all elements";
        };
    }

    private String leftOutCategories(int column) {
        if (survey.categories(column, 1).size() > 1) {
            return "left out: no category has " + settings.fewestPatients() + " patients";
        }
        List<String> named = survey.categories(column, settings.fewestPatients());
        return "left out: only one category" + (named.isEmpty() ? "" : ", '" + named.get(0) + "'");
    }

    private static String treatment(ColumnEncoder encoder, long empty) {
        if (encoder instanceof ColumnEncoder.Number number) {
            NumberFeature feature = number.feature();
            return "standardised, mean " + text(feature.mean()) + ", standard deviation "
                    + text(feature.standardDeviation())
                    + filled(empty, "the median " + text(feature.median()), number.indicator());
        }
        if (encoder instanceof ColumnEncoder.Category category) {
            int rare = category.rare().size() + category.unnamed();
            String others = rare == 0 ? "" : " and one feature for " + rare + (rare == 1 ? " other" : " others");
            String kind = category.kind() == TableColumn.Kind.CODES ? " codes of a list" : " categories";
            return "one feature for each of " + category.own().size() + kind + others
                    + filled(empty, "zeros", category.indicator());
        }
        if (encoder instanceof ColumnEncoder.Flag) {
            return "a flag: one feature says whether it is there, " + empty
                    + (empty == 1 ? " empty cell" : " empty cells");
        }
        ColumnEncoder.Vector vector = (ColumnEncoder.Vector) encoder;
        int constant = vector.length() - vector.elements().size();
        String leftOut = constant == 0 ? "" : ", " + constant + " left out: constant or empty";
        return vector.elements().size() + " elements standardised" + leftOut
                + filled(empty, "the medians", vector.indicator());
    }

    private static String filled(long empty, String filling, MissingIndicator indicator) {
        if (empty == 0) {
            return "";
        }
        return ", " + empty + (empty == 1 ? " empty cell" : " empty cells") + " filled with " + filling
                + (indicator == null ? "" : ", with an indicator");
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, "%.4g", number);
    }
}
