package org.multimodalbtw.engine.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A small table in memory. A cell is a Double, a String, a double[] or null. */
public final class MemoryTable implements TableRows {

    private final List<TableColumn> columns;
    private final List<MemoryRow> rows = new ArrayList<>();
    private boolean areTexts;

    public MemoryTable(TableColumn... columns) {
        this.columns = List.of(columns);
    }

    public static TableColumn number(String name) {
        return new TableColumn(name, TableColumn.Kind.NUMBER);
    }

    public static TableColumn category(String name) {
        return new TableColumn(name, TableColumn.Kind.CATEGORY);
    }

    public static TableColumn vector(String name) {
        return new TableColumn(name, TableColumn.Kind.VECTOR);
    }

    /** A table of one column with the rows r0, r1, ... */
    public static MemoryTable of(TableColumn column, Object... cells) {
        MemoryTable table = new MemoryTable(column);
        for (Object cell : cells) {
            table.row("r" + table.rows.size(), cell);
        }
        return table;
    }

    /** Numbers, categories and vectors with empty cells, of which one column and one element hardly or never vary. */
    public static MemoryTable mixed(int rows, long seed) {
        Random random = new Random(seed);
        MemoryTable table = new MemoryTable(number("größe \"cm\""), category("c"), vector("v"), number("k"));
        for (int i = 0; i < rows; i++) {
            boolean none = random.nextInt(10) == 0;
            table.row(
                    "row " + i,
                    none || random.nextInt(5) == 0 ? null : (Object) (1e6 + 1e3 * random.nextGaussian()),
                    none || random.nextInt(5) == 0 ? null : "cat " + (int) Math.abs(20 * random.nextGaussian()),
                    none || random.nextInt(5) == 0 ? null : vector(random),
                    none ? null : (Object) Math.exp(3 * random.nextGaussian()));
        }
        return table;
    }

    private static double[] vector(Random random) {
        double[] vector = random.doubles(6).toArray();
        vector[3] = random.nextBoolean() ? Double.NaN : vector[3];
        vector[5] = 1;
        return vector;
    }

    public MemoryTable row(String id, Object... cells) {
        if (cells.length != columns.size()) {
            throw new AssertionError(cells.length + " cells for " + columns);
        }
        rows.add(new MemoryRow(id, Arrays.asList(cells)));
        return this;
    }

    /** The same table as that of a file in which every cell is a text. */
    public MemoryTable asTexts() {
        MemoryTable table = new MemoryTable(columns.toArray(TableColumn[]::new));
        table.rows.addAll(rows);
        table.areTexts = true;
        return table;
    }

    @Override
    public boolean areTexts() {
        return areTexts;
    }

    public MemoryTable shuffled(long seed) {
        MemoryTable table = new MemoryTable(columns.toArray(TableColumn[]::new));
        table.rows.addAll(rows);
        Collections.shuffle(table.rows, new Random(seed));
        return table;
    }

    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public void forEach(Visitor visitor) {
        rows.forEach(visitor::visit);
    }

    private record MemoryRow(String id, List<Object> cells) implements Row {

        @Override
        public boolean isMissing(int column) {
            return cells.get(column) == null;
        }

        @Override
        public double number(int column) {
            return (Double) cells.get(column);
        }

        @Override
        public String category(int column) {
            return (String) cells.get(column);
        }

        @Override
        public double[] vector(int column) {
            return ((double[]) cells.get(column)).clone();
        }
    }
}
