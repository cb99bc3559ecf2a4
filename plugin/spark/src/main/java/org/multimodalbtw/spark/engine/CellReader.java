package org.multimodalbtw.spark.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.RawKind;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.DecimalNumber;
import org.multimodalbtw.spark.door.CellKind;
import org.multimodalbtw.spark.door.TableFacts;

/** Gives the cells of a table as an encoder wants them, as far as they can be that. */
final class CellReader {

    private static final double MILLIS_AN_HOUR = 3_600_000;

    private final TableFacts facts;
    private final RawKind reads;
    private final Path scratch;
    private final Kind[] kinds;
    private byte[] lastPicture;
    private Path pictureFile;

    /**
     * @param facts the table
     * @param encoder reads it
     * @param scratch a folder for pictures that are read from files
     */
    CellReader(TableFacts facts, FittedEncoder encoder, Path scratch) {
        this(facts, encoder.reads(), encoder.inputs(), scratch);
    }

    private CellReader(TableFacts facts, RawKind reads, List<TableColumn> inputs, Path scratch) {
        this.facts = facts;
        this.reads = reads;
        this.scratch = scratch;
        Map<String, Kind> wanted = new HashMap<>();
        inputs.forEach(column -> wanted.put(column.name(), column.kind()));
        kinds = new Kind[facts.columns().size()];
        for (int column = 0; column < kinds.length; column++) {
            kinds[column] =
                    kind(facts.kinds().get(column), wanted.get(facts.columns().get(column)));
        }
    }

    /** Gives the cells as they are, for an encoder that is still to learn what they hold. */
    static CellReader ofTable(TableFacts facts) {
        return new CellReader(facts, RawKind.CELLS, List.of(), Path.of(""));
    }

    /**
     * @param facts the table
     * @param numbers the columns of texts that are read as numbers
     * @return gives the cells for an encoder of series or notes that is still to learn what they hold
     */
    static CellReader withNumbers(TableFacts facts, Set<String> numbers) {
        List<TableColumn> inputs =
                numbers.stream().map(name -> new TableColumn(name, Kind.NUMBER)).toList();
        return new CellReader(facts, RawKind.MEASUREMENTS, inputs, Path.of(""));
    }

    /** Gives the cells for an encoder of pictures that is still to learn: those with names of files complete. */
    static CellReader ofPictures(TableFacts facts) {
        return new CellReader(facts, RawKind.PICTURES, List.of(), Path.of(""));
    }

    private Kind kind(CellKind found, Kind wanted) {
        return switch (found) {
            case TEXT -> text(wanted);
            case NUMBER -> Kind.NUMBER;
            case TIME -> Kind.TIME;
            case VECTOR -> Kind.VECTOR;
            case BYTES -> wanted == Kind.CATEGORY && reads == RawKind.PICTURES ? Kind.CATEGORY : Kind.IMAGE;
        };
    }

    private Kind text(Kind wanted) {
        if (facts.areNamesInRows()) {
            return Kind.CODES;
        }
        return wanted == Kind.NUMBER && reads != RawKind.CELLS ? Kind.NUMBER : Kind.CATEGORY;
    }

    /** @return the columns as the encoder sees them */
    List<TableColumn> columns() {
        TableColumn[] columns = new TableColumn[kinds.length];
        for (int column = 0; column < kinds.length; column++) {
            columns[column] = new TableColumn(facts.columns().get(column), kinds[column]);
        }
        return List.of(columns);
    }

    /**
     * @param cell a number, or a text that is one, of this column
     * @param column its column
     * @return the number
     * @throws InputException if the text is none
     */
    double number(Object cell, int column) {
        if (cell instanceof Double number) {
            return number;
        }
        double number = DecimalNumber.parse((String) cell);
        if (Double.isNaN(number)) {
            throw new InputException(
                    "Column '" + facts.columns().get(column) + "' holds '" + cell
                            + "', which is no number, where training rows have numbers.",
                    "Correct the cell, or leave it empty.");
        }
        return number;
    }

    /**
     * @param cell a cell of this column
     * @param column its column
     * @return it as a text: the name of a picture's file where there is one
     */
    String text(Object cell, int column) {
        if (cell instanceof byte[] picture) {
            return file(picture);
        }
        if (facts.kinds().get(column) == CellKind.TIME) {
            Instant instant = Instant.ofEpochMilli(Math.round((Double) cell * MILLIS_AN_HOUR));
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
        }
        return reads == RawKind.PICTURES ? complete((String) cell) : (String) cell;
    }

    private String file(byte[] picture) {
        try {
            if (pictureFile == null) {
                pictureFile = Files.createTempFile(scratch, "picture", "");
            }
            if (picture != lastPicture) {
                Files.write(pictureFile, picture);
                lastPicture = picture;
            }
            return pictureFile.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String complete(String name) {
        try {
            return Path.of(facts.folder()).resolve(name).normalize().toString();
        } catch (InvalidPathException impossible) {
            return name;
        }
    }
}
