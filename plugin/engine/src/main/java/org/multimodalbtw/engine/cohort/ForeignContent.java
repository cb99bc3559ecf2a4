package org.multimodalbtw.engine.cohort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file holds that is called a table and is none, by how it begins.
 *
 * @param what what it holds: a clause
 * @param remedy what to do: a clause
 */
record ForeignContent(String what, String remedy) {

    private static final int LOOKED_AT = 1 << 12;
    private static final String SPREADSHEET = "open it in a spreadsheet program and save it as CSV";
    private static final String TABLE = "write the table in it as CSV";
    private static final String PICTURE = "name it in a table, in a column of pictures";
    private static final String EMPTY = "write the table anew, or remove the file";
    private static final Map<String, ForeignContent> BEGINS = begins();

    private static final Pattern PAGE = Pattern.compile("(?is)\\s*<(?:!doctype html|html|head|body|table)\\b.*");
    private static final Pattern XML = Pattern.compile("(?s)\\s*<\\?xml\\b.*");
    private static final Pattern JSON = Pattern.compile("(?s)\\s*(?:\\{\\s*\"[^\"]*\"\\s*:|\\[\\s*[{\\[]).*");

    private static Map<String, ForeignContent> begins() {
        Map<String, ForeignContent> begins = new LinkedHashMap<>();
        begins.put("PK\u0003\u0004", new ForeignContent("a spreadsheet or an archive, and no text", SPREADSHEET));
        begins.put(
                "\u00D0\u00CF\u0011\u00E0",
                new ForeignContent("a spreadsheet of an old Excel, and no text", SPREADSHEET));
        begins.put("%PDF-", new ForeignContent("a PDF", TABLE));
        begins.put("PAR1\u0015", new ForeignContent("a Parquet file", TABLE));
        begins.put("ARROW1\u0000", new ForeignContent("an Arrow file", TABLE));
        begins.put("SQLite format 3\u0000", new ForeignContent("a database", TABLE));
        begins.put("$FL2@(#)", new ForeignContent("a file of SPSS", TABLE));
        begins.put("$FL3@(#)", new ForeignContent("a file of SPSS", TABLE));
        begins.put("{\\rtf", new ForeignContent("a document in RTF", TABLE));
        begins.put("\u001F\u008B", new ForeignContent("text that gzip compressed", "let its name end with .csv.gz"));
        begins.put("\u00FD7zXZ", new ForeignContent("text that xz compressed", "unpack it"));
        begins.put("\u0089PNG", new ForeignContent("a picture", PICTURE));
        begins.put("\u00FF\u00D8\u00FF", new ForeignContent("a picture", PICTURE));
        return begins;
    }

    /** Both as one clause. */
    String clause() {
        return what + ": " + remedy;
    }

    /** Whether it holds nothing at all. */
    boolean isEmpty() {
        return remedy.equals(EMPTY);
    }

    /**
     * @param file a file with the name of a table
     * @return what it holds; empty where it may be a table, or cannot be read
     */
    static Optional<ForeignContent> of(Path file) {
        try (InputStream stream = CsvRecords.stream(file)) {
            return of(stream.readNBytes(LOOKED_AT));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<ForeignContent> of(byte[] bytes) {
        if (bytes.length == 0) {
            return Optional.of(new ForeignContent("no text, as it has 0 bytes", EMPTY));
        }
        String begin = new String(bytes, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, ForeignContent> each : BEGINS.entrySet()) {
            if (begin.startsWith(each.getKey())) {
                return Optional.of(each.getValue());
            }
        }
        String text = new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "");
        if (text.isBlank() && bytes.length < LOOKED_AT) {
            return Optional.of(new ForeignContent("no text, as all its lines are empty", EMPTY));
        }
        if (PAGE.matcher(text).matches()) {
            return Optional.of(new ForeignContent("a web page (HTML), perhaps with a table", SPREADSHEET));
        }
        if (XML.matcher(text).matches()) {
            return Optional.of(new ForeignContent("XML", TABLE));
        }
        return JSON.matcher(text).matches() ? Optional.of(new ForeignContent("JSON", TABLE)) : Optional.empty();
    }
}
