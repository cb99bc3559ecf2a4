package org.multimodalbtw.engine.encode.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.Cells;
import org.multimodalbtw.engine.encode.EncoderDirectory;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.InputColumns;
import org.multimodalbtw.engine.encode.RawKind;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.TensorRows;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * What {@link PlainEncoder} learnt.
 *
 * @param modality the modality's name
 * @param inputs the columns
 * @param lengths how many numbers each gives
 * @param shape the sizes of a row's tensor
 * @param report what was learnt, for a person
 */
record FittedPlainEncoder(
        String modality, List<TableColumn> inputs, List<Integer> lengths, List<Integer> shape, EncodingReport report)
        implements FittedEncoder {

    FittedPlainEncoder {
        inputs = List.copyOf(inputs);
        lengths = List.copyOf(lengths);
        shape = List.copyOf(shape);
        if (inputs.size() != lengths.size()) {
            throw new IllegalArgumentException(lengths.size() + " lengths of " + inputs.size() + " columns");
        }
        long size = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (lengths.stream().anyMatch(length -> length < 1)
                || lengths.stream().mapToLong(Integer::longValue).sum() != size) {
            throw new IllegalArgumentException("Columns of " + lengths + " numbers for the shape " + shape);
        }
    }

    @Override
    public RawKind reads() {
        return RawKind.NUMBERS;
    }

    @Override
    public TensorColumn output() {
        List<String> features = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            String name = inputs.get(i).name();
            if (inputs.get(i).kind() == TableColumn.Kind.NUMBER) {
                features.add(name);
            } else {
                for (int element = 1; element <= lengths.get(i); element++) {
                    features.add(name + "[" + element + "]");
                }
            }
        }
        return new TensorColumn(modality, shape, features);
    }

    @Override
    public EncodingSummary encode(TableRows rows, Path file, ProgressMonitor monitor) throws IOException {
        int[] places = InputColumns.places(modality, inputs, rows.columns());
        float[] values = new float[lengths.stream().mapToInt(Integer::intValue).sum()];
        return TensorRows.write(
                output(), rows, file, monitor, row -> fill(row, places, values) ? values : null, List::of);
    }

    @Override
    public void save(Path directory) throws IOException {
        EncoderDirectory.save(directory, new PlainManifest(modality, inputs, lengths, shape, report), Map.of());
    }

    /** Whether the row has the modality: all cells are full; where all are empty, it lacks it. */
    private boolean fill(TableRows.Row row, int[] places, float[] values) {
        int next = 0;
        int empty = -1;
        int full = 0;
        for (int i = 0; i < places.length; i++) {
            double[] numbers = numbers(row, places[i], i);
            if (numbers == null) {
                empty = i;
                continue;
            }
            full++;
            for (double number : numbers) {
                values[next++] = (float) number;
            }
        }
        if (empty >= 0 && full > 0) {
            throw lacking(row, inputs.get(empty).name());
        }
        return empty < 0;
    }

    private double[] numbers(TableRows.Row row, int place, int input) {
        String name = inputs.get(input).name();
        if (inputs.get(input).kind() == TableColumn.Kind.NUMBER) {
            double number = Cells.number(row, place, name);
            return Double.isNaN(number) ? null : new double[] {number};
        }
        double[] vector = Cells.vector(row, place, name, lengths.get(input));
        if (vector != null) {
            for (double number : vector) {
                if (Double.isNaN(number)) {
                    throw lacking(row, name);
                }
            }
        }
        return vector;
    }

    private static InputException lacking(TableRows.Row row, String column) {
        return new InputException(
                "Row '" + row.id() + "' has numbers in some cells and none in column '" + column + "'.",
                "Fill the gaps, make the whole row empty, or use the Tabular Encoder, which marks empty cells.");
    }
}
