package org.multimodalbtw.engine.survey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.multimodalbtw.engine.storage.FileHashes;

/** What is known of rows by the labels, before a modality is looked at. Built by {@link Builder}. */
public final class KnownRows {

    private static final int SEVERAL = -1;
    private static final int MOST_LOOKED_UP = 100;

    private final String idName;
    private final Map<String, Integer> positions;
    /** Found out when an id is asked for that is written in another way; {@code null} before. */
    private Map<String, Integer> byParts;

    private final List<String> outcomes;
    private final List<String[]> values;
    private final String[] splits;
    private final List<String> names;
    private final List<String[]> nameValues;
    private final String fingerprint;
    private final boolean isStrict;

    private KnownRows(Builder builder) {
        idName = builder.idName;
        positions = builder.positions;
        outcomes = builder.outcomes;
        values = builder.values;
        splits = builder.splits.toArray(String[]::new);
        names = builder.names;
        nameValues = builder.nameValues;
        fingerprint = HexFormat.of().formatHex(builder.seen.digest());
        isStrict = builder.isStrict;
    }

    /** @return nothing is known */
    public static KnownRows none() {
        return new Builder("", List.of(), List.of()).build();
    }

    /** @return a hash that differs where anything else is known */
    public String fingerprint() {
        return fingerprint;
    }

    /** @return the name of the labels' column of ids, empty if it has none or nothing is known */
    public String idName() {
        return idName;
    }

    /** Whether a column is a copy only where its values repeat and more than a few rows differ from most. */
    boolean isStrict() {
        return isStrict;
    }

    /** @return the names of the columns that are predicted */
    List<String> outcomes() {
        return outcomes;
    }

    /** @return how many rows are known */
    public int size() {
        return positions.size();
    }

    /**
     * @param id an id of any table
     * @return the row's position, or -1 if it is not known; other signs between the parts of an id do not matter where that is certain
     */
    public int find(String id) {
        String key = IdMatch.key(id);
        Integer position = positions.get(key);
        return position == null ? byParts().getOrDefault(IdMatch.partsOf(key), SEVERAL) : position;
    }

    private synchronized Map<String, Integer> byParts() {
        if (byParts == null) {
            byParts = new HashMap<>();
            positions.forEach(
                    (key, position) -> byParts.merge(IdMatch.partsOf(key), position, (first, second) -> SEVERAL));
        }
        return byParts;
    }

    /** @return a row's outcome, or {@code null} */
    String outcome(int outcome, int position) {
        return values.get(position)[outcome];
    }

    /** @return what a row is used for, as it is written, or {@code null} */
    String split(int position) {
        return splits[position];
    }

    /**
     * @param column the name of a column of another table
     * @return the place of the column of the labels that names patients or stays and has that name, or -1
     */
    public int name(String column) {
        for (int place = 0; place < names.size(); place++) {
            if (names.get(place).equalsIgnoreCase(column)) {
                return place;
            }
        }
        return -1;
    }

    /**
     * @param place a place that {@link #name} gave
     * @param position a row's position
     * @return what the row is called there, or {@code null}
     */
    public String named(int place, int position) {
        return nameValues.get(position)[place];
    }

    /** Whether a column of the labels beside their ids says which patient a row is of. */
    boolean namesPatients() {
        return names.stream().anyMatch(NamedLike::group);
    }

    /** Whether most of a column's first values are ids of the labels. */
    boolean areIds(ColumnCells cells) {
        List<String> values = Stream.concat(
                        cells.texts().keySet().stream(),
                        Arrays.stream(cells.numbers()).mapToObj(ColumnCells::text))
                .limit(MOST_LOOKED_UP)
                .toList();
        return 2 * values.stream().filter(value -> find(value) >= 0).count() > values.size();
    }

    /** Collects the rows of the labels. */
    public static final class Builder {

        private final String idName;
        private final List<String> outcomes;
        private final Map<String, Integer> positions = new HashMap<>();
        private final List<String[]> values = new ArrayList<>();
        private final List<String> splits = new ArrayList<>();
        private final List<String> names;
        private final List<String[]> nameValues = new ArrayList<>();
        private final MessageDigest seen = FileHashes.digest();
        private boolean isStrict;

        /**
         * @param idName the name of the column of ids, empty if it has none
         * @param outcomes the names of the columns that are predicted
         * @param names those of the columns that name patients or stays beside the id
         */
        public Builder(String idName, List<String> outcomes, List<String> names) {
            this.idName = idName;
            this.outcomes = List.copyOf(outcomes);
            this.names = List.copyOf(names);
            see(idName);
            see(outcomes.toArray(String[]::new));
            see(names.toArray(String[]::new));
        }

        /**
         * Takes a column for a copy only where chance does not explain it: where its values repeat, and more than a few rows have another
         * value than most.
         *
         * @return this
         */
        public Builder strict() {
            isStrict = true;
            return this;
        }

        /** Each text with its length before it, so that no two lists look the same. */
        private void see(String... texts) {
            for (String text : texts) {
                byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
                seen.update(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(text == null ? -1 : bytes.length)
                        .flip());
                seen.update(bytes);
            }
        }

        /**
         * @param id the row's id; of two rows with the same the first one counts
         * @param outcome its value in each outcome, {@code null} where it is empty
         * @param split what it is used for, or {@code null}
         * @param called its value in each column of names, {@code null} where it is empty
         */
        public void add(String id, String[] outcome, String split, String[] called) {
            see(id, split);
            see(outcome);
            see(called);
            if (positions.putIfAbsent(IdMatch.key(id), values.size()) == null) {
                values.add(outcome.clone());
                splits.add(split);
                nameValues.add(called.clone());
            }
        }

        /** @return what was collected; nothing more is added then */
        public KnownRows build() {
            return new KnownRows(this);
        }
    }
}
