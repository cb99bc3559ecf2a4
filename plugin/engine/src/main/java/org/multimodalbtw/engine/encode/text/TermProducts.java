package org.multimodalbtw.engine.encode.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.multimodalbtw.engine.encode.RowCounts;
import org.multimodalbtw.engine.encode.TableRows;

/** The product {@code A' A D} of the weighted terms A of training texts with the directions D, of all texts or in parts. */
final class TermProducts implements RowCounts {

    private final TextColumns columns;
    private final int[] places;
    private final Terms terms;
    private final DMatrixRMaj directions;
    private final double[] along;
    private DMatrixRMaj sum;
    private long texts;

    /**
     * @param columns the texts and their vocabularies
     * @param directions terms of all columns x directions
     */
    TermProducts(TextColumns columns, DMatrixRMaj directions) {
        this.columns = columns;
        this.directions = directions;
        places = IntStream.range(0, columns.names().size()).toArray();
        terms = new Terms(columns.kind());
        along = new double[directions.numCols];
        sum = new DMatrixRMaj(directions.numRows, directions.numCols);
    }

    @Override
    public void add(TableRows rows) {
        rows.forEach(row -> {
            List<WeightedTerm> text = columns.weigh(row, places, terms);
            if (text != null && !text.isEmpty()) {
                add(text);
            }
        });
    }

    /** Adds the product of a text. */
    void add(List<WeightedTerm> text) {
        texts++;
        Arrays.fill(along, 0);
        for (WeightedTerm term : text) {
            int from = term.position() * along.length;
            for (int i = 0; i < along.length; i++) {
                along[i] += term.weight() * directions.data[from + i];
            }
        }
        for (WeightedTerm term : text) {
            int from = term.position() * along.length;
            for (int i = 0; i < along.length; i++) {
                sum.data[from + i] += term.weight() * along[i];
            }
        }
    }

    @Override
    public void add(DataInput part) throws IOException {
        long others = part.readLong();
        int rows = part.readInt();
        int width = part.readInt();
        if (texts == 0) {
            sum = new DMatrixRMaj(rows, width);
        }
        texts += others;
        for (int entry = 0; entry < rows * width; entry++) {
            sum.data[entry] += part.readDouble();
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(texts);
        SubspaceIteration.write(sum, out);
    }

    /** @return how many texts have a known term */
    long texts() {
        return texts;
    }

    /** @return the sum of their products, terms x directions */
    DMatrixRMaj product() {
        return sum;
    }
}
