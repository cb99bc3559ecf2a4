package org.multimodalbtw.engine.encode.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncoderDirectory;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FeatureShare;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.InputColumns;
import org.multimodalbtw.engine.encode.LimitColumn;
import org.multimodalbtw.engine.encode.RawKind;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.TensorRows;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * What {@link TabularEncoder} learnt.
 *
 * @param modality the modality's name
 * @param settings how it was fitted
 * @param columns the columns that are kept, in the order of their features
 * @param read how the cells of these columns are read; empty if the training rows were taken as they are
 * @param report what was learnt, for a person
 * @param names the features' names where those of the columns would be two of one name; empty where they are not
 */
record FittedTabularEncoder(
        String modality,
        TabularEncoderSettings settings,
        List<ColumnEncoder> columns,
        List<ReadColumn> read,
        EncodingReport report,
        List<String> names)
        implements FittedEncoder {

    FittedTabularEncoder {
        columns = List.copyOf(columns);
        read = List.copyOf(read);
        names = List.copyOf(names);
        if (!names.isEmpty() && names.size() != features(columns).size()) {
            throw new IllegalArgumentException("Names of " + names.size() + " features");
        }
    }

    /** As it was fitted to training rows as they are. */
    FittedTabularEncoder(
            String modality, TabularEncoderSettings settings, List<ColumnEncoder> columns, EncodingReport report) {
        this(
                modality,
                settings,
                columns,
                List.of(),
                DistinctNames.said(report, features(columns), DistinctNames.of(features(columns))),
                DistinctNames.of(features(columns)));
    }

    private static List<String> features(List<ColumnEncoder> columns) {
        return columns.stream().flatMap(column -> column.features().stream()).toList();
    }

    /** The same encoder, fitted to rows as a survey reads them. */
    FittedTabularEncoder of(SurveyedTable table) {
        Map<String, ColumnEncoder> kept = new HashMap<>();
        columns.forEach(column -> kept.put(column.name(), column));
        return new FittedTabularEncoder(
                modality,
                settings,
                columns,
                table.learnt().stream()
                        .filter(column -> kept.containsKey(column.name()))
                        .map(column -> kept.get(column.name()).ofNewRows(column))
                        .toList(),
                DistinctNames.said(table.with(report), features(columns), names),
                names);
    }

    @Override
    public RawKind reads() {
        return RawKind.CELLS;
    }

    @Override
    public TensorColumn output() {
        return TensorColumn.vector(modality, names.isEmpty() ? features(columns) : names);
    }

    /** What it reads of a table; where rows are read in a way of its own, what the training rows had. */
    @Override
    public List<TableColumn> inputs() {
        return read.isEmpty()
                ? encoded()
                : read.stream()
                        .map(column -> new TableColumn(column.from(), column.source()))
                        .distinct()
                        .toList();
    }

    private List<TableColumn> encoded() {
        return columns.stream()
                .map(column -> new TableColumn(column.name(), column.kind()))
                .toList();
    }

    @Override
    public EncodingSummary encode(TableRows rows, Path file, ProgressMonitor monitor) throws IOException {
        RowsOfPairs pairs = new RowsOfPairs(rows, inputs());
        RowsAsRead asRead = read.isEmpty() ? null : new RowsAsRead(pairs, read);
        RowsAsLearnt learnt = RowsAsLearnt.of(asRead == null ? pairs : asRead, encoded());
        int[] places = InputColumns.places(modality, encoded(), learnt.columns());
        TensorColumn output = output();
        Encoding encoding = new Encoding(places, new EncodedRow(output.size(), settings.clip()));
        return TensorRows.write(output, learnt, file, monitor, encoding::encode, () -> {
            List<String> warnings = new ArrayList<>(pairs.notes());
            warnings.addAll(asRead == null ? List.of() : asRead.notes());
            warnings.addAll(learnt.notes());
            warnings.addAll(encoding.warnings());
            return warnings;
        });
    }

    @Override
    public List<FeatureShare> shares(float[] values, double[] shares) {
        List<FeatureShare> all = new ArrayList<>();
        Map<String, FeatureShare> limits = new HashMap<>();
        EncodedCell cell = new EncodedCell(values, shares, settings);
        for (ColumnEncoder column : columns) {
            List<FeatureShare> found = column.shares(cell.next(column.features().size()));
            Optional<String> measured = LimitColumn.measured(column.name());
            if (measured.isPresent()) {
                found.forEach(limit -> limits.put(measured.get(), limit));
            } else {
                all.addAll(found);
            }
        }
        all.replaceAll(one -> limits.containsKey(one.feature()) ? limited(one, limits.remove(one.feature())) : one);
        all.addAll(limits.values());
        return all;
    }

    @Override
    public Predicate<float[]> unlikeTraining() {
        Map<Integer, LimitedSides> numbers = new HashMap<>();
        int place = 0;
        for (ColumnEncoder column : columns) {
            if (column instanceof ColumnEncoder.Number number
                    && number.feature().limited() != LimitedSides.UNKNOWN) {
                numbers.put(place, number.feature().limited());
            }
            place += column.features().size();
        }
        return values -> numbers.entrySet().stream()
                .anyMatch(number -> number.getValue().isBeyond(values[number.getKey()], settings.clip()));
    }

    /** A number with what says that it is a limit: -1 where it is below, 1 where it is above. */
    private static FeatureShare limited(FeatureShare number, FeatureShare limit) {
        String sign =
                switch (limit.value()) {
                    case "-1" -> "< ";
                    case "1" -> "> ";
                    default -> "";
                };
        return new FeatureShare(number.feature(), sign + number.value(), number.share() + limit.share());
    }

    @Override
    public void save(Path directory) throws IOException {
        TabularStatistics statistics = new TabularStatistics();
        TabularManifest manifest = TabularManifest.of(this, statistics);
        EncoderDirectory.save(directory, manifest, statistics.tensors());
    }

    /** One run over a table. */
    private final class Encoding {
        private final int[] places;
        private final EncodedRow encoded;
        private final List<ColumnTally> tallies = new ArrayList<>();
        private final BitSet unseen = new BitSet();
        private long rows;

        Encoding(int[] places, EncodedRow encoded) {
            this.places = places;
            this.encoded = encoded;
            columns.forEach(column -> tallies.add(new ColumnTally(column.name(), settings.clip(), column.own())));
            unseen.set(0, columns.size());
        }

        float[] encode(TableRows.Row row) {
            if (!isPresent(row)) {
                return null;
            }
            encoded.clear();
            rows++;
            for (int i = unseen.nextSetBit(0); i >= 0; i = unseen.nextSetBit(i + 1)) {
                unseen.set(i, columns.get(i).isEmpty(row, places[i]));
            }
            for (int i = 0; i < places.length; i++) {
                columns.get(i).encode(row, places[i], encoded, tallies.get(i));
            }
            return encoded.features();
        }

        private boolean isPresent(TableRows.Row row) {
            for (int i = 0; i < places.length; i++) {
                if (!columns.get(i).isEmpty(row, places[i])) {
                    return true;
                }
            }
            return false;
        }

        List<String> warnings() {
            List<String> warnings = new ArrayList<>(ColumnTally.warnings(tallies));
            List<String> empty = unseen.stream()
                    .mapToObj(columns::get)
                    .filter(column -> column.indicator() == null)
                    .map(ColumnEncoder::name)
                    .toList();
            if (rows > 0 && settings.missingIndicators() && !empty.isEmpty()) {
                warnings.add((empty.size() == 1 ? "1 column is" : empty.size() + " columns are")
                        + " empty in all rows, though hardly ever in training rows, and "
                        + (empty.size() == 1 ? "tells" : "tell") + " nothing here: " + Examples.of(empty) + ".");
            }
            return warnings;
        }
    }
}
