package org.multimodalbtw.engine.cohort;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.multimodalbtw.engine.survey.CellText;
import org.multimodalbtw.engine.survey.TextMark;

/**
 * The records of one CSV file (RFC 4180, UTF-8, perhaps gzip), from the header on, a record at a time. Cells come
 * without spaces around them. Row 1 is the first record below the header; blank lines do not count.
 */
final class CsvRecords implements Closeable {

    /** Columns that a file may have: arrays of methylation sites have some 900,000. */
    private static final int MOST_COLUMNS = 2_000_000;

    /** Lines below the rows. */
    static final int MOST_END_LINES = 5;

    /** With fewer, a line with one cell is a row like others. */
    private static final int FEWEST_COLUMNS = 3;

    /** One name may be a value, too. */
    private static final int FEWEST_NAMES = 2;

    private static final Pattern BREAK = Pattern.compile("\\s*[\\r\\n]+\\s*");

    private static final int LONGEST_RECORD = 1 << 28;

    private final CsvFaults faults;
    private final boolean isTidied;
    private final CloseableIterator<String[]> records;
    private final String[] header;
    private final String[] written;
    private final boolean hasQuestions;
    private long row;
    private long headerAgain;
    private long headerBelow;
    private boolean idsHaveSpaces;
    private boolean idsAreLikeComments;
    private long marks;
    private String markExample = "";
    private List<String> endLines = List.of();
    private final Deque<String[]> ahead = new ArrayDeque<>();

    private CsvRecords(String fileName, CloseableIterator<String[]> records, boolean isTidied, CsvFormat format) {
        faults = new CsvFaults(fileName);
        this.records = records;
        this.isTidied = isTidied;
        for (int line = 0; line < format.titles() + (format.skipsFirstLine() ? 1 : 0); line++) {
            read();
        }
        written = withoutBreaks(read());
        if (written == null) {
            throw faults.empty();
        }
        header = isTidied ? RepeatedHeadings.apart(written) : written;
        if (format.unitLine()) {
            read();
        }
        hasQuestions = isTidied && QuestionLines.pass(written, this::read, ahead);
    }

    /**
     * @param file a file whose name ends in .csv or .csv.gz
     * @return its records as they are, separated by commas, in UTF-8, the header already read
     * @throws InputException if the file cannot be read or is empty
     */
    static CsvRecords open(Path file) {
        return open(file, CsvFormat.USUAL, false);
    }

    /**
     * @param file a file of separated values, perhaps compressed
     * @param format how it is written
     * @param isTidied whether invisible characters around cells, rows without any value, and empty cells behind the last column do not
     *     count
     * @return its records, the header already read
     * @throws InputException if the file cannot be read or is empty
     */
    static CsvRecords open(Path file, CsvFormat format, boolean isTidied) {
        String fileName = file.getFileName().toString();
        InputStream stream = null;
        try {
            stream = stream(file);
            StrictReader strict = new StrictReader(stream, format.charset());
            Reader text = format.isQuoted() ? new QuotedLines(strict) : strict;
            BooleanSupplier isPlain = () -> !format.isQuoted() && strict.areOneByteEach();
            StringArrayHandler handler = StringArrayHandler.builder()
                    .maxFields(MOST_COLUMNS)
                    .maxRecordSize(LONGEST_RECORD)
                    .build();
            CloseableIterator<String[]> records = CsvReader.builder()
                    .fieldSeparator(format.separator())
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .commentStrategy(format.comment().isEmpty() ? CommentStrategy.NONE : CommentStrategy.SKIP)
                    .commentCharacter(CsvHead.COMMENT)
                    .build(handler, isTidied ? new InnerMarks(text, isPlain) : text)
                    .iterator();
            return new CsvRecords(fileName, records, isTidied, format);
        } catch (IOException failure) {
            closeAfter(failure, stream);
            throw new CsvFaults(fileName).unreadable(failure);
        } catch (RuntimeException failure) {
            closeAfter(failure, stream);
            throw failure;
        }
    }

    /**
     * @return how a file is written
     * @throws InputException if it cannot be read
     */
    static CsvFormat format(Path file) {
        try {
            return CsvFormat.of(file);
        } catch (IOException failure) {
            throw new CsvFaults(file.getFileName().toString()).unreadable(failure);
        }
    }

    /** @return the file's bytes, uncompressed */
    static InputStream stream(Path file) throws IOException {
        InputStream stream = Files.newInputStream(file);
        try {
            return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz")
                    ? new GZIPInputStream(stream, 1 << 16)
                    : stream;
        } catch (IOException failure) {
            stream.close();
            throw failure;
        }
    }

    /** @return the names of the columns */
    String[] header() {
        return header;
    }

    /** @return the number of the row that {@link #next} gave last; 0 before the first */
    long row() {
        return row;
    }

    /**
     * @return the next row, as many cells as the header has; {@code null} after the last
     * @throws InputException if the row has more or fewer cells than the header, or cannot be read
     */
    String[] next() {
        String[] cells = following();
        if (isTidied && cells != null && isUsual(cells)) {
            row++;
            idsHaveSpaces = idsHaveSpaces || cells[0].indexOf(' ') >= 0;
            return cells;
        }
        while (isTidied && cells != null && (EmptyEnd.areEmpty(cells, 0) || isHeader(cells))) {
            if (!EmptyEnd.areEmpty(cells, 0) && headerAgain++ == 0) {
                headerBelow = row;
            }
            cells = following();
        }
        if (cells == null) {
            return null;
        }
        row++;
        cells = isTidied ? EmptyEnd.fitted(cells, header) : cells;
        boolean isShort = cells.length != header.length;
        if (isTidied && (isShort || mayBeEndLine(cells)) && readEndLines(cells)) {
            row--;
            return null;
        }
        if (isShort) {
            throw faults.notOfHeader(row, cells, header.length);
        }
        idsAreLikeComments |= CsvHead.isComment(cells[0]);
        idsHaveSpaces |= isTidied && cells[0].indexOf(' ') >= 0;
        return cells;
    }

    /** Whether a row has as many cells as the header, two of which say that it is none of the lines that are passed over; nearly all are such rows. */
    private boolean isUsual(String[] cells) {
        return cells.length == header.length
                && cells.length > 1
                && !cells[1].isEmpty()
                && TidyCell.is(cells[0])
                && !cells[0].isEmpty()
                && !written[0].equals(cells[0]);
    }

    /** A row that was read before, or the next one of the file. */
    private String[] following() {
        return ahead.isEmpty() ? read() : ahead.removeFirst();
    }

    /** Whether a line has words in its first cell, where rows have an id without spaces, and nothing else, or is a comment. */
    private boolean mayBeEndLine(String[] cells) {
        boolean areAlone = header.length >= FEWEST_COLUMNS && EmptyEnd.areEmpty(cells, 1);
        if (CsvHead.isComment(cells[0]) && !idsAreLikeComments) {
            return cells.length != header.length || areAlone;
        }
        return (cells.length < header.length || areAlone) && cells[0].indexOf(' ') > 0 && !idsHaveSpaces;
    }

    /** Whether nothing but lines of words follow, as exports write them below their rows. A row that was cut off is no such line. */
    private boolean readEndLines(String[] first) {
        List<String> lines = new ArrayList<>();
        List<String[]> read = new ArrayList<>();
        boolean areLines = true;
        for (String[] cells = first; cells != null && areLines; cells = areLines ? following() : null) {
            if (cells != first) {
                read.add(cells);
            }
            if (!EmptyEnd.areEmpty(cells, 0)) {
                areLines = mayBeEndLine(cells) && lines.size() < MOST_END_LINES;
                lines.add(cells[0]);
            }
        }
        if (areLines) {
            endLines = lines;
        } else {
            read.forEach(ahead::addLast);
        }
        return areLines;
    }

    /** @return lines of words below the last row, which were passed over; empty before the end is reached */
    List<String> endLines() {
        return endLines;
    }

    /** Whether a row repeats the names of the columns, as where exports were pasted below each other. */
    private boolean isHeader(String[] cells) {
        return header.length >= FEWEST_NAMES && written[0].equals(cells[0]) && Arrays.equals(written, cells);
    }

    /** @return which of the rows that were read repeat the names of the columns and were passed over: a clause */
    Optional<String> headersAgain() {
        return headerAgain == 0
                ? Optional.empty()
                : Optional.of((headerAgain == 1
                                ? "1 of the lines looked at repeats"
                                : headerAgain + " of the lines looked at repeat")
                        + " the names of the columns, such as below row " + headerBelow + ", and "
                        + (headerAgain == 1 ? "is" : "are") + " passed over");
    }

    /** @return what was passed over below the names of the columns: a clause */
    Optional<String> questions() {
        return hasQuestions ? Optional.of(QuestionLines.CLAUSE) : Optional.empty();
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String[] read() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            String[] cells = records.next();
            // looking further only here, so that a fault of the next row is not laid to this one
            if (cells[cells.length - 1].endsWith(StrictReader.END) && !records.hasNext()) {
                requireEnd(cells);
                return null;
            }
            for (int index = 0; index < cells.length; index++) {
                String cell = cells[index];
                cells[index] = TidyCell.is(cell) ? cell : isTidied ? tidy(cell) : cell.strip();
            }
            return cells;
        } catch (UncheckedIOException failure) {
            throw faults.broken(place(), failure.getCause());
        } catch (CsvParseException failure) {
            throw failure.getCause() instanceof IOException cause
                    ? faults.broken(place(), cause)
                    : faults.notCsv(place(), failure);
        }
    }

    /** Names of columns that a spreadsheet breaks into lines. */
    private String[] withoutBreaks(String[] names) {
        if (isTidied && names != null) {
            Arrays.setAll(names, index -> BREAK.matcher(names[index]).replaceAll(" "));
        }
        return names;
    }

    private String tidy(String cell) {
        String stripped = CellText.strip(cell);
        String plain = TextMark.strip(stripped);
        if (plain.length() < stripped.length()) {
            markExample = marks++ == 0 ? stripped : markExample;
        }
        return plain;
    }

    /** @return what of the cells that were read stood in marks of a spreadsheet: a clause */
    Optional<String> marks() {
        return marks == 0
                ? Optional.empty()
                : Optional.of((marks == 1 ? "1 of the cells looked at has" : marks + " of the cells looked at have")
                        + " marks of a text around what they hold, such as " + markExample + ", which are passed over");
    }

    /** @throws InputException if the last record is not the one that the reader adds, but holds it in a quoted cell */
    private void requireEnd(String[] cells) {
        if (cells.length != 1 || !cells[0].equals(StrictReader.END)) {
            throw faults.neverClosed(place());
        }
    }

    /** The row that was being read when something failed. */
    private String place() {
        return header == null ? "header" : "row " + (row + 1);
    }

    private static void closeAfter(Exception failure, InputStream stream) {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
        }
    }
}
