package org.multimodalbtw.engine.encode.table;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.multimodalbtw.engine.encode.EncoderManifest;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.storage.Safetensors;

/**
 * The manifest of a saved tabular encoder. The numbers lie apart from it, in the order of the columns and elements.
 *
 * @param modality the modality's name
 * @param settings how it was fitted
 * @param trainingRows how many rows it was fitted on
 * @param columns the columns that are kept
 * @param report what became of each input column
 * @param read how cells of these columns are read; absent if the training rows were taken as they are
 * @param found what was found in the columns, one sentence each; absent with it
 * @param features the names of all features; absent where each column names its own and no two are the same
 */
public record TabularManifest(
        String modality,
        TabularEncoderSettings settings,
        long trainingRows,
        List<Column> columns,
        List<EncodingReport.Column> report,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ReadColumn> read,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> found,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> features)
        implements EncoderManifest {

    /** The kind of encoder, as saved encoders name it. */
    public static final String KIND = "tabular";

    /**
     * A column that is kept.
     *
     * @param categories those with a feature of their own, empty for numbers and vectors
     * @param rareCategories the other ones
     * @param length the vectors' length, 1 for numbers and categories, 0 for flags
     * @param elements the elements that are kept, empty for numbers and categories
     * @param indicator whether there is an indicator of empty cells
     * @param unnamedCategories how many categories are not named, because too few training rows have them
     */
    record Column(
            String name,
            TableColumn.Kind kind,
            List<String> categories,
            List<String> rareCategories,
            int length,
            List<Element> elements,
            boolean indicator,
            int unnamedCategories) {}

    /**
     * An element of a vector.
     *
     * @param index its place
     * @param indicator whether it has an indicator of its own
     */
    record Element(int index, boolean indicator) {}

    static TabularManifest of(FittedTabularEncoder encoder, TabularStatistics statistics) {
        return new TabularManifest(
                encoder.modality(),
                encoder.settings(),
                encoder.report().trainingRows(),
                encoder.columns().stream()
                        .map(column -> manifestColumn(column, statistics))
                        .toList(),
                encoder.report().columns(),
                encoder.read(),
                encoder.report().found(),
                encoder.names());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public FittedEncoder encoder(Safetensors saved, Path directory) {
        TabularStatistics statistics = TabularStatistics.of(saved);
        List<ColumnEncoder> encoders = new ArrayList<>();
        for (Column column : columns) {
            encoders.add(
                    column.length() == 0
                            ? new ColumnEncoder.Flag(column.name(), column.kind(), statistics.indicator(true), null)
                            : switch (column.kind()) {
                                case NUMBER ->
                                    new ColumnEncoder.Number(
                                            column.name(),
                                            statistics.feature(),
                                            statistics.indicator(column.indicator()));
                                case CATEGORY, CODES ->
                                    new ColumnEncoder.Category(
                                            column.name(),
                                            column.kind(),
                                            column.categories(),
                                            column.rareCategories(),
                                            column.unnamedCategories(),
                                            statistics.indicator(column.indicator()));
                                case VECTOR -> vector(column, statistics);
                                case IMAGE, TIME ->
                                    throw new IllegalArgumentException(
                                            "Neither number, category nor list: " + column.name());
                            });
        }
        if (!statistics.isUsedUp()) {
            throw new IllegalArgumentException("More statistics than columns");
        }
        TabularStatistics again = new TabularStatistics();
        if (!columns.equals(
                encoders.stream().map(column -> manifestColumn(column, again)).toList())) {
            throw new IllegalArgumentException("A column with what is of another kind");
        }
        return new FittedTabularEncoder(
                Objects.requireNonNull(modality),
                Objects.requireNonNull(settings),
                encoders,
                read == null ? List.of() : read,
                new EncodingReport(trainingRows, report, found),
                features == null ? List.of() : features);
    }

    private static Column manifestColumn(ColumnEncoder column, TabularStatistics statistics) {
        List<String> own = List.of();
        List<String> rare = List.of();
        List<Element> elements = new ArrayList<>();
        int length = 1;
        int unnamed = 0;
        MissingIndicator indicator;
        if (column instanceof ColumnEncoder.Number number) {
            statistics.add(number.feature());
            indicator = number.indicator();
        } else if (column instanceof ColumnEncoder.Category category) {
            own = category.own();
            rare = category.rare();
            unnamed = category.unnamed();
            indicator = category.indicator();
        } else if (column instanceof ColumnEncoder.Flag flag) {
            length = 0;
            indicator = flag.indicator();
        } else {
            ColumnEncoder.Vector vector = (ColumnEncoder.Vector) column;
            length = vector.length();
            for (ColumnEncoder.Vector.Element element : vector.elements()) {
                statistics.add(element.feature());
                statistics.add(element.indicator());
                elements.add(new Element(element.index(), element.indicator() != null));
            }
            indicator = vector.indicator();
        }
        statistics.add(indicator);
        return new Column(column.name(), column.kind(), own, rare, length, elements, indicator != null, unnamed);
    }

    private static ColumnEncoder vector(Column column, TabularStatistics statistics) {
        List<ColumnEncoder.Vector.Element> elements = new ArrayList<>();
        for (Element element : column.elements()) {
            NumberFeature feature = statistics.feature();
            elements.add(new ColumnEncoder.Vector.Element(
                    element.index(), feature, statistics.indicator(element.indicator())));
        }
        return new ColumnEncoder.Vector(
                column.name(), column.length(), elements, statistics.indicator(column.indicator()));
    }
}
