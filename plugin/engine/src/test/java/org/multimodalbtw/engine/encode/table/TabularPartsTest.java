package org.multimodalbtw.engine.encode.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;

class TabularPartsTest {

    private static final List<TableColumn> COLUMNS = List.of(
            new TableColumn("smooth", Kind.NUMBER),
            new TableColumn("rounded", Kind.NUMBER),
            new TableColumn("day", Kind.NUMBER),
            new TableColumn("same", Kind.NUMBER),
            new TableColumn("ward", Kind.CATEGORY),
            new TableColumn("codes", Kind.CODES),
            new TableColumn("list", Kind.VECTOR),
            new TableColumn("never", Kind.NUMBER));

    /** Rows in memory. */
    private record Cells(List<Object[]> rows, int from) implements TableRows {

        @Override
        public List<TableColumn> columns() {
            return COLUMNS;
        }

        @Override
        public long size() {
            return rows.size();
        }

        @Override
        public void forEach(Visitor visitor) {
            for (int row = 0; row < rows.size(); row++) {
                visitor.visit(new Cell("r" + (from + row), rows.get(row)));
            }
        }
    }

    private record Cell(String id, Object[] cells) implements TableRows.Row {

        @Override
        public boolean isMissing(int column) {
            return cells[column] == null;
        }

        @Override
        public double number(int column) {
            return (Double) cells[column];
        }

        @Override
        public String category(int column) {
            return (String) cells[column];
        }

        @Override
        public double[] vector(int column) {
            return (double[]) cells[column];
        }
    }

    private static List<Object[]> rows(int count, long seed) {
        RandomGenerator random = new Random(seed);
        List<Object[]> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            Object[] cells = {
                random.nextGaussian() * Math.exp(3 * random.nextGaussian()),
                Math.round(random.nextGaussian() * 50) / 10.,
                1.7e9 + random.nextInt(1000),
                7.,
                "ward " + (int) Math.abs(random.nextGaussian() * 4),
                "I10\nE" + random.nextInt(9),
                new double[] {random.nextDouble(), random.nextInt(3) == 0 ? Double.NaN : -random.nextDouble(), 3},
                null
            };
            for (int column = 0; column < cells.length; column++) {
                cells[column] = random.nextInt(12) == 0 ? null : cells[column];
            }
            rows.add(random.nextInt(20) == 0 ? new Object[cells.length] : cells);
        }
        return rows;
    }

    private static TabularParts parts(List<Object[]> rows) {
        return new TabularParts("labs", new Cells(rows, 0), TableLook.usual(), TabularEncoderSettings.defaults());
    }

    private static FittedTabularEncoder merged(List<Object[]> rows, int each, boolean inGroups) throws IOException {
        TabularParts driver = parts(rows);
        while (!driver.isDone()) {
            List<byte[]> counted = new ArrayList<>();
            for (int from = 0; from < rows.size(); from += each) {
                TabularParts.Part part = parts(rows).part(driver.state());
                int end = Math.min(rows.size(), from + each);
                int half = (from + end) / 2;
                part.add(new Cells(rows.subList(from, half), from));
                part.add(new Cells(rows.subList(half, end), half));
                counted.add(part.bytes());
            }
            driver.take(
                    inGroups
                            ? List.of(
                                    driver.merge(counted.subList(0, 2)),
                                    driver.merge(counted.subList(2, counted.size())))
                            : counted);
        }
        return (FittedTabularEncoder) driver.fitted();
    }

    private static FittedTabularEncoder atOnce(List<Object[]> rows) {
        return (FittedTabularEncoder) TabularEncoder.fit(
                "labs", new Cells(rows, 0), TableLook.usual(), TabularEncoderSettings.defaults(), ProgressMonitor.NONE);
    }

    @Test
    void whatPartsGiveIsWhatAllRowsGiveAtOnceHoweverTheyAreDivided() throws IOException {
        for (int count : new int[] {60, 61, 900}) {
            List<Object[]> rows = rows(count, count);
            FittedTabularEncoder expected = atOnce(rows);
            assertSame(expected, merged(rows, 17, false), 1e-12);
            assertSame(expected, merged(rows, 1 + count / 3, true), 1e-12);
        }
    }

    /** Names, categories, medians, counts and shares exactly; means and standard deviations but for their rounding. */
    private static void assertSame(FittedTabularEncoder expected, FittedTabularEncoder found, double rounding) {
        assertEquals(expected.output(), found.output());
        assertEquals(expected.read(), found.read());
        assertEquals(expected.report().trainingRows(), found.report().trainingRows());
        assertEquals(expected.report().columns(), found.report().columns());
        assertEquals(expected.columns().size(), found.columns().size());
        for (int column = 0; column < expected.columns().size(); column++) {
            ColumnEncoder one = expected.columns().get(column);
            ColumnEncoder other = found.columns().get(column);
            if (one instanceof ColumnEncoder.Number number) {
                assertSame(number.feature(), ((ColumnEncoder.Number) other).feature(), rounding);
                assertEquals(number.indicator(), ((ColumnEncoder.Number) other).indicator());
            } else if (one instanceof ColumnEncoder.Vector vector) {
                ColumnEncoder.Vector otherVector = (ColumnEncoder.Vector) other;
                assertEquals(vector.indicator(), otherVector.indicator());
                for (int element = 0; element < vector.elements().size(); element++) {
                    assertSame(
                            vector.elements().get(element).feature(),
                            otherVector.elements().get(element).feature(),
                            rounding);
                    assertEquals(
                            vector.elements().get(element).indicator(),
                            otherVector.elements().get(element).indicator());
                }
            } else {
                assertEquals(one, other);
            }
        }
    }

    private static void assertSame(NumberFeature expected, NumberFeature found, double rounding) {
        assertEquals(expected.median(), found.median());
        double scale = Math.max(Math.abs(expected.mean()), expected.standardDeviation());
        assertEquals(expected.mean(), found.mean(), rounding * scale);
        assertEquals(expected.standardDeviation(), found.standardDeviation(), rounding * expected.standardDeviation());
    }

    @Test
    void whatOnlyShowsInAllPartsTogetherIsSaid() {
        List<Object[]> rows = new ArrayList<>(Collections.nCopies(30, new Object[COLUMNS.size()]));
        InputException none = assertThrows(InputException.class, () -> merged(rows, 10, false));
        assertTrue(none.getMessage().contains("has"), none.getMessage());

        List<Object[]> lists = rows(40, 9);
        lists.get(35)[6] = new double[] {1, 2};
        InputException lengths = assertThrows(InputException.class, () -> merged(lists, 1, false));
        assertTrue(lengths.getMessage().contains("'list' has lists of"), lengths.getMessage());
    }
}
