package org.multimodalbtw.engine.cohort;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.multimodalbtw.engine.InputException;

/**
 * What is wrong with a file of separated values, for a person.
 *
 * @param fileName its name without its folder
 */
record CsvFaults(String fileName) {

    /** The file cannot be read at all. */
    InputException unreadable(IOException failure) {
        if (failure instanceof ZipException || failure instanceof EOFException) {
            return new InputException(
                    "File " + fileName + " is not a complete gzip file.", "Copy or compress the file again.", failure);
        }
        if (failure instanceof NoSuchFileException) {
            return new InputException("File " + fileName + " does not exist.", "Check the folder.", failure);
        }
        return new InputException(
                "File " + fileName + " cannot be read (" + failure + ").",
                "Check that the file is there and that you may read it.",
                failure);
    }

    /** It holds nothing. */
    InputException empty() {
        return new InputException(
                "File " + fileName + " is empty.", "Give it a first line with the names of its columns.");
    }

    /** It holds something else than a table. */
    InputException noTable(ForeignContent content) {
        if (content.isEmpty()) {
            return empty();
        }
        String remedy = content.remedy();
        return new InputException(
                "File " + fileName + " holds " + content.what() + ".",
                Character.toUpperCase(remedy.charAt(0)) + remedy.substring(1) + ".");
    }

    /** Reading failed at a place, such as row 3. */
    InputException broken(String place, IOException failure) {
        return failure instanceof CharacterCodingException
                ? new InputException(
                        "File " + fileName + ", " + place + ": the text is not UTF-8.",
                        "Save the file with the encoding UTF-8.",
                        failure)
                : unreadable(failure);
    }

    /** Quotes are wrong at a place. */
    InputException notCsv(String place, CsvParseException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return new InputException(
                "File " + fileName + ", " + place + ": not a valid CSV record (" + cause.getMessage() + ").",
                "Check the double quotes in and around that row.",
                failure);
    }

    /** A quote is still open at the end of the file. */
    InputException neverClosed(String place) {
        return new InputException(
                "File " + fileName + ", " + place + ": a double quote is opened and never closed.",
                "Close the quote, and write a quote that belongs to a text as two.");
    }

    /** A row has more or fewer cells than the header. */
    InputException notOfHeader(long row, String[] cells, int columns) {
        boolean mayBeDecimals = cells.length > columns && pairsOfDigits(cells) >= cells.length - columns;
        return new InputException(
                "File " + fileName + ", row " + row + " (begins with '" + cells[0] + "'): "
                        + (cells.length == 1 ? "1 value" : cells.length + " values") + " but the header has " + columns
                        + ".",
                "Give every row as many values as the header, and put a value with a comma, a quote or a line"
                        + " break in double quotes."
                        + (mayBeDecimals
                                ? " If commas are decimal signs in it, separate the columns with semicolons, or write points."
                                : ""));
    }

    /** How many cells may be a number of which the next cell is the part behind the decimal sign. */
    private static long pairsOfDigits(String[] cells) {
        return IntStream.range(1, cells.length)
                .filter(index -> cells[index].matches("\\d+") && cells[index - 1].matches("-?\\d+"))
                .count();
    }
}
