package org.multimodalbtw.engine.tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;

/** Joins tensor files by row id into one. A row that lacks in a file has that file's modalities missing. */
public final class TensorJoin {

    private static final int ROWS_PER_REPORT = 1024;

    private TensorJoin() {}

    /**
     * What was joined.
     *
     * @param rows how many rows were written
     * @param presentPerModality in how many of them each modality is present, in the schema's order
     * @param warnings what the analyst should know, one sentence each
     * @param strangers those of them that say which inputs have no row in common with another
     * @param leftOut those of them that say where a modality was left out for its numbers
     */
    public record JoinSummary(
            long rows,
            List<Long> presentPerModality,
            List<String> warnings,
            List<String> strangers,
            List<String> leftOut) {

        /** Keeps its own copies of the lists. */
        public JoinSummary {
            presentPerModality = List.copyOf(presentPerModality);
            warnings = List.copyOf(warnings);
            strangers = List.copyOf(strangers);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * @param inputs the schemas to join, at least one
     * @return their modalities, in order
     * @throws InputException if a modality occurs in two of them
     */
    public static TensorSchema schema(List<TensorSchema> inputs) {
        List<TensorColumn> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (TensorSchema input : inputs) {
            for (TensorColumn column : input.columns()) {
                if (!names.add(column.name())) {
                    throw new InputException(
                            "Modality '" + column.name() + "' comes from two inputs.",
                            "Give one of them another name where it is encoded, or connect it only once.");
                }
                columns.add(column);
            }
        }
        return new TensorSchema(columns);
    }

    /**
     * Names of modalities of which each occurs once: the second of a name gets a 2 behind it, the third a 3, and so on, unless that is the
     * name of another.
     *
     * @param names the names in each input, in order
     * @return the same in the same order, with repeats numbered
     */
    public static List<List<String>> numbered(List<List<String>> names) {
        Set<String> given = names.stream().flatMap(List::stream).collect(Collectors.toSet());
        Set<String> taken = new HashSet<>();
        List<List<String>> numbered = new ArrayList<>();
        for (List<String> input : names) {
            List<String> own = new ArrayList<>();
            for (String name : input) {
                String free = name;
                for (int number = 2; taken.contains(free) || !free.equals(name) && given.contains(free); number++) {
                    free = name + " " + number;
                }
                taken.add(free);
                own.add(free);
            }
            numbered.add(own);
        }
        return numbered;
    }

    /**
     * Writes the outer join: every row id of any input once, in the order in which they first appear when the inputs
     * are read one after the other. Time is linear in the values, memory in the row ids.
     *
     * @param inputs the tensor files, at least one
     * @param names the modalities' names in each, which may differ from those in the files
     * @param file the file to write; it stays as it was if joining fails
     * @param monitor progress and cancel
     * @return what was joined
     * @throws InputException if a modality occurs twice, or an input cannot be used
     * @throws IOException if a file cannot be read or written
     */
    public static JoinSummary outer(List<Path> inputs, List<List<String>> names, Path file, ProgressMonitor monitor)
            throws IOException {
        List<String> noted = new ArrayList<>();
        try (Inputs opened = Inputs.open(inputs)) {
            Inputs tables = opened.usable(noted, monitor);
            TensorSchema schema = schema(tables.schemas(names));
            Set<String> rowIds = tables.rowIds();
            long[] present = new long[schema.columns().size()];
            long empty = 0;
            long written = 0;
            try (TensorTableWriter writer = TensorTableWriter.create(file, schema)) {
                for (String rowId : rowIds) {
                    List<float[]> values = tables.values(rowId);
                    writer.write(rowId, values);
                    empty += count(values, present) == 0 ? 1 : 0;
                    if (++written % ROWS_PER_REPORT == 0) {
                        monitor.checkCancelled();
                        monitor.report((double) written / rowIds.size(), "Row " + written + " of " + rowIds.size());
                    }
                }
                monitor.checkCancelled();
                writer.commit();
            }
            UnusableRows.areNoneIn(FileIdentity.of(file), schema.columns().size());
            List<Long> presentPerModality = Arrays.stream(present).boxed().toList();
            List<String> warnings = new ArrayList<>(noted);
            List<String> strangers = strangers(tables, names);
            warnings.addAll(strangers);
            if (empty > 0) {
                warnings.add(empty == 1 ? "1 row has no modality at all." : empty + " rows have no modality at all.");
            }
            return new JoinSummary(written, presentPerModality, warnings, strangers, noted);
        }
    }

    /** As {@link #outer(List, List, Path, ProgressMonitor)} with the names in the files. */
    public static JoinSummary outer(List<Path> inputs, Path file, ProgressMonitor monitor) throws IOException {
        List<List<String>> names;
        try (Inputs tables = Inputs.open(inputs)) {
            names = tables.tables().stream()
                    .map(table -> table.schema().modalities())
                    .toList();
        }
        return outer(inputs, names, file, monitor);
    }

    private static int count(List<float[]> values, long[] present) {
        int here = 0;
        for (int i = 0; i < present.length; i++) {
            if (values.get(i) != null) {
                present[i]++;
                here++;
            }
        }
        return here;
    }

    /** Under the names of the joined file, so that two inputs of one name are told apart. */
    private static List<String> strangers(Inputs inputs, List<List<String>> names) {
        List<TensorTable> strangers = inputs.strangers();
        return IntStream.range(0, names.size())
                .filter(input -> strangers.contains(inputs.tables().get(input)))
                .mapToObj(input -> "No row id of " + names.get(input) + ", such as '"
                        + inputs.tables().get(input).rowId(0)
                        + "', occurs in another input; check that all inputs use the same row ids.")
                .toList();
    }

    /** The inputs, open. */
    private record Inputs(List<TensorTable> tables) implements AutoCloseable {

        static Inputs open(List<Path> files) throws IOException {
            Inputs inputs = new Inputs(new ArrayList<>());
            try {
                for (Path file : files) {
                    inputs.tables.add(TensorTable.open(file));
                }
                return inputs;
            } catch (IOException | RuntimeException e) {
                inputs.close();
                throw e;
            }
        }

        /** The same for a network, read as long as these are open. */
        Inputs usable(List<String> noted, ProgressMonitor monitor) {
            return new Inputs(
                    tables.stream().map(table -> table.usable(noted, monitor)).toList());
        }

        List<TensorSchema> schemas(List<List<String>> names) {
            List<TensorSchema> schemas = new ArrayList<>();
            for (int input = 0; input < tables.size(); input++) {
                List<TensorColumn> columns = tables.get(input).schema().columns();
                List<String> own = names.get(input);
                schemas.add(new TensorSchema(IntStream.range(0, columns.size())
                        .mapToObj(column -> columns.get(column).named(own.get(column)))
                        .toList()));
            }
            return schemas;
        }

        Set<String> rowIds() {
            Set<String> rowIds = new LinkedHashSet<>();
            for (TensorTable table : tables) {
                for (int row = 0; row < table.rows(); row++) {
                    rowIds.add(table.rowId(row));
                }
            }
            return rowIds;
        }

        List<float[]> values(String rowId) {
            List<float[]> values = new ArrayList<>();
            for (TensorTable table : tables) {
                Integer row = table.index().get(rowId);
                for (int column = 0; column < table.schema().columns().size(); column++) {
                    values.add(row == null ? null : table.values(column, row));
                }
            }
            return values;
        }

        /** @return inputs with rows, none of which occurs in another input that has rows */
        List<TensorTable> strangers() {
            List<TensorTable> filled =
                    tables.stream().filter(table -> table.rows() > 0).toList();
            return filled.size() < 2
                    ? List.of()
                    : filled.stream().filter(table -> isStranger(table, filled)).toList();
        }

        private static boolean isStranger(TensorTable table, List<TensorTable> all) {
            return table.index().keySet().stream().noneMatch(id -> all.stream()
                    .anyMatch(other -> other != table && other.index().containsKey(id)));
        }

        @Override
        public void close() throws IOException {
            IOException failure = null;
            for (TensorTable table : tables) {
                try {
                    table.close();
                } catch (IOException e) {
                    failure = e;
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
    }
}
