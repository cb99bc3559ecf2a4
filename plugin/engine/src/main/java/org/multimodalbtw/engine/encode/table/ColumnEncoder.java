package org.multimodalbtw.engine.encode.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.multimodalbtw.engine.encode.Cells;
import org.multimodalbtw.engine.encode.CodeList;
import org.multimodalbtw.engine.encode.FeatureShare;
import org.multimodalbtw.engine.encode.FeatureShare.Telling;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** Turns the cells of one column into features. */
sealed interface ColumnEncoder {

    /** @return the column's name */
    String name();

    /** @return what its cells hold */
    TableColumn.Kind kind();

    /** @return the features' names, in the order in which {@link #encode} adds them */
    List<String> features();

    /** @return the names that have a feature of their own, the most frequent first; none of numbers */
    default List<String> own() {
        return List.of();
    }

    /**
     * @param column how the column is read
     * @return the same for new rows, which may write what was learnt in other ways
     */
    default ReadColumn ofNewRows(ReadColumn column) {
        return column;
    }

    /** @return what says that a cell is empty; {@code null} where nothing does, since hardly any cell of the training rows was */
    MissingIndicator indicator();

    /** @return whether a row's cell gives no value */
    boolean isEmpty(TableRows.Row row, int column);

    /**
     * @param row the row
     * @param column the column's index in the row
     * @param encoded where the features are added
     * @param tally what is noticed
     */
    void encode(TableRows.Row row, int column, EncodedRow encoded, ColumnTally tally);

    /**
     * @param cell what a row's cell became
     * @return what it adds to a prediction: one for the column, or of codes one for each that the row has
     */
    List<FeatureShare> shares(EncodedCell cell);

    private static String missing(String name) {
        return name + ": missing";
    }

    private static void addNumber(double number, NumberFeature feature, EncodedRow encoded, ColumnTally tally) {
        boolean clipped = encoded.add(feature.standardise(number));
        if (!Double.isNaN(number)) {
            tally.number(clipped);
        }
    }

    /**
     * A column of numbers.
     *
     * @param indicator or {@code null}
     */
    record Number(String name, NumberFeature feature, MissingIndicator indicator) implements ColumnEncoder {

        @Override
        public TableColumn.Kind kind() {
            return TableColumn.Kind.NUMBER;
        }

        @Override
        public List<String> features() {
            return indicator == null ? List.of(name) : List.of(name, missing(name));
        }

        @Override
        public boolean isEmpty(TableRows.Row row, int column) {
            return Double.isNaN(Cells.number(row, column, name));
        }

        @Override
        public void encode(TableRows.Row row, int column, EncodedRow encoded, ColumnTally tally) {
            double number = Cells.number(row, column, name);
            addNumber(number, feature, encoded, tally);
            if (!Double.isNaN(number)) {
                tally.number(number, feature);
            }
            if (indicator != null) {
                encoded.add(indicator.value(Double.isNaN(number)));
            }
        }

        @Override
        public List<FeatureShare> shares(EncodedCell cell) {
            String value = indicator != null && cell.isMissing(1) ? "" : cell.number(0, feature);
            return List.of(new FeatureShare(name, value, cell.share()));
        }
    }

    /**
     * A column of categories, or of lists of them.
     *
     * @param kind categories or codes
     * @param own the categories with a feature of their own
     * @param rare the training rows' other categories, which share a feature
     * @param unnamed how many further categories too few training rows have to name them; they share that feature
     * @param indicator or {@code null}
     * @param positions the feature of each category
     */
    record Category(
            String name,
            TableColumn.Kind kind,
            List<String> own,
            List<String> rare,
            int unnamed,
            MissingIndicator indicator,
            Map<String, Integer> positions)
            implements ColumnEncoder {

        public Category {
            own = List.copyOf(own);
            rare = List.copyOf(rare);
            positions = Map.copyOf(positions);
            if (own.isEmpty() || unnamed < 0 || positions.size() < own.size() + rare.size()) {
                throw new IllegalArgumentException("Categories of '" + name + "' that are not distinct");
            }
        }

        Category(
                String name,
                TableColumn.Kind kind,
                List<String> own,
                List<String> rare,
                int unnamed,
                MissingIndicator indicator) {
            this(name, kind, own, rare, unnamed, indicator, positions(own, rare));
        }

        /** All categories that have a name here. */
        List<String> named() {
            return Stream.concat(own.stream(), rare.stream()).toList();
        }

        private boolean hasOthers() {
            return !rare.isEmpty() || unnamed > 0;
        }

        private static Map<String, Integer> positions(List<String> own, List<String> rare) {
            Map<String, Integer> positions = new HashMap<>();
            own.forEach(category -> positions.put(category, positions.size()));
            rare.forEach(category -> positions.put(category, own.size()));
            return positions;
        }

        @Override
        public ReadColumn ofNewRows(ReadColumn column) {
            return unnamed == 0 ? column.knowing(named()) : column;
        }

        @Override
        public List<String> features() {
            List<String> features = new ArrayList<>();
            own.forEach(category -> features.add(name + "=" + category));
            if (hasOthers()) {
                features.add(name + ": other");
            }
            if (indicator != null) {
                features.add(missing(name));
            }
            return features;
        }

        @Override
        public boolean isEmpty(TableRows.Row row, int column) {
            return row.isMissing(column);
        }

        @Override
        public void encode(TableRows.Row row, int column, EncodedRow encoded, ColumnTally tally) {
            boolean empty = row.isMissing(column);
            int features = own.size() + (hasOthers() ? 1 : 0);
            if (empty) {
                encoded.addHot(features);
            } else if (kind == TableColumn.Kind.CATEGORY) {
                encoded.addHot(features, position(row.category(column), tally));
            } else {
                encoded.addHot(
                        features,
                        CodeList.names(row.category(column)).stream()
                                .mapToInt(name -> position(name, tally))
                                .toArray());
            }
            if (indicator != null) {
                encoded.add(indicator.value(empty));
            }
        }

        private int position(String category, ColumnTally tally) {
            Integer position = positions.get(category);
            if (position == null) {
                tally.unknown(category, hasOthers(), unnamed > 0);
                return own.size();
            }
            return position;
        }

        @Override
        public List<FeatureShare> shares(EncodedCell cell) {
            int features = own.size() + (hasOthers() ? 1 : 0);
            boolean isMissing = indicator != null && cell.isMissing(features);
            List<FeatureShare> codes = new ArrayList<>();
            String value = "";
            for (int i = 0; i < features; i++) {
                if (cell.isHot(i)) {
                    value = i < own.size() ? own.get(i) : "another";
                    codes.add(new FeatureShare(
                            name + ": " + value,
                            "yes",
                            cell.share(i, i + 1),
                            i < own.size() ? cell.telling(Telling.FEATURE) : Telling.NOTHING));
                }
            }
            if (kind == TableColumn.Kind.CATEGORY) {
                Telling telling =
                        value.isEmpty() || value.equals("another") ? Telling.NOTHING : cell.telling(Telling.VALUE);
                return List.of(new FeatureShare(name, isMissing ? "" : value, cell.share(), telling));
            }
            if (indicator != null) {
                codes.add(new FeatureShare(name, isMissing ? "" : "known", cell.share(features, cell.size())));
            }
            return codes;
        }
    }

    /**
     * A column with one value, or none: what it says is whether the value is there.
     *
     * @param kind numbers or categories
     * @param indicator says where it is not there
     * @param value what training rows hold; {@code null} of a saved encoder, whose reading knows what says no
     */
    record Flag(String name, TableColumn.Kind kind, MissingIndicator indicator, String value) implements ColumnEncoder {

        @Override
        public ReadColumn ofNewRows(ReadColumn column) {
            return value == null ? column : column.ofFlag(value);
        }

        @Override
        public List<String> features() {
            return List.of(missing(name));
        }

        @Override
        public boolean isEmpty(TableRows.Row row, int column) {
            return row.isMissing(column);
        }

        @Override
        public void encode(TableRows.Row row, int column, EncodedRow encoded, ColumnTally tally) {
            encoded.add(indicator.value(row.isMissing(column)));
        }

        @Override
        public List<FeatureShare> shares(EncodedCell cell) {
            return List.of(new FeatureShare(name, cell.isMissing(0) ? "" : "known", cell.share()));
        }
    }

    /**
     * A column of vectors.
     *
     * @param length how many elements each vector has
     * @param elements those that are kept
     * @param indicator of an empty cell, or {@code null}
     */
    record Vector(String name, int length, List<Element> elements, MissingIndicator indicator)
            implements ColumnEncoder {

        /**
         * An element of a vector.
         *
         * @param index its place in the vector
         * @param indicator or {@code null}
         */
        record Element(int index, NumberFeature feature, MissingIndicator indicator) {}

        public Vector {
            elements = List.copyOf(elements);
            if (elements.isEmpty() || elements.stream().anyMatch(e -> e.index() < 0 || e.index() >= length)) {
                throw new IllegalArgumentException("Elements of '" + name + "' that it does not have");
            }
        }

        @Override
        public TableColumn.Kind kind() {
            return TableColumn.Kind.VECTOR;
        }

        @Override
        public List<String> features() {
            List<String> features = new ArrayList<>();
            for (Element element : elements) {
                String feature = name + "[" + element.index() + "]";
                features.add(feature);
                if (element.indicator() != null) {
                    features.add(missing(feature));
                }
            }
            if (indicator != null) {
                features.add(missing(name));
            }
            return features;
        }

        @Override
        public boolean isEmpty(TableRows.Row row, int column) {
            return isEmpty(Cells.vector(row, column, name, length));
        }

        @Override
        public void encode(TableRows.Row row, int column, EncodedRow encoded, ColumnTally tally) {
            double[] vector = Cells.vector(row, column, name, length);
            for (Element element : elements) {
                double number = vector == null ? Double.NaN : vector[element.index()];
                addNumber(number, element.feature(), encoded, tally);
                if (element.indicator() != null) {
                    encoded.add(element.indicator().value(Double.isNaN(number)));
                }
            }
            if (indicator != null) {
                encoded.add(indicator.value(isEmpty(vector)));
            }
        }

        @Override
        public List<FeatureShare> shares(EncodedCell cell) {
            List<FeatureShare> shares = new ArrayList<>();
            int place = 0;
            for (Element element : elements) {
                int size = element.indicator() == null ? 1 : 2;
                boolean isMissing = size == 2 && cell.isMissing(place + 1);
                shares.add(new FeatureShare(
                        name + "[" + element.index() + "]",
                        isMissing ? "" : cell.number(place, element.feature()),
                        cell.share(place, place + size)));
                place += size;
            }
            if (indicator != null) {
                shares.add(new FeatureShare(name, cell.isMissing(place) ? "" : "known", cell.share(place, place + 1)));
            }
            return shares;
        }

        private boolean isEmpty(double[] vector) {
            return vector == null || elements.stream().allMatch(element -> Double.isNaN(vector[element.index()]));
        }
    }
}
