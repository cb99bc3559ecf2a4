package org.multimodalbtw.engine.evidence.cell;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.multimodalbtw.engine.InputException;

/**
 * The rows of a set that stand for another site, such as the patients of one ward.
 *
 * @param where {@code FILE:COLUMN=VALUE}, which says which rows these are
 * @param lacking the modalities that are not there
 */
record OtherSite(String where, List<String> lacking) {

    private static final String ID = "id";
    private static final String PACKED = ".gz";

    /**
     * The ids of the rows.
     *
     * @param folder of the set
     * @throws IOException if the file cannot be read
     * @throws InputException if {@code where} does not say which rows
     */
    Set<String> ids(Path folder) throws IOException {
        String[] parts = where.split("[:=]", 3);
        if (parts.length < 3) {
            throw new InputException("'" + where + "' does not say which rows are there.", "Write FILE:COLUMN=VALUE.");
        }
        Set<String> ids = new HashSet<>();
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(folder.resolve(parts[0]))) {
            for (NamedCsvRecord cells : records) {
                if (cells.getField(parts[1]).equals(parts[2])) {
                    ids.add(cells.getField(ID));
                }
            }
        }
        return ids;
    }

    /**
     * Writes a file again without the rows of the site.
     *
     * @param file of a modality, as CSV with a column {@code id}, packed by gzip if its name ends with {@value #PACKED}
     * @param ids of the site's rows
     * @param folder where to, under the same name, not packed
     * @throws IOException if one cannot be read or written
     */
    static void without(Path file, Set<String> ids, Path folder) throws IOException {
        String name = file.getFileName().toString();
        boolean isPacked = name.endsWith(PACKED);
        Path written = folder.resolve(isPacked ? name.substring(0, name.length() - PACKED.length()) : name);
        try (InputStream stream = Files.newInputStream(file);
                CsvReader<NamedCsvRecord> records =
                        CsvReader.builder().ofNamedCsvRecord(isPacked ? new GZIPInputStream(stream) : stream);
                CsvWriter kept =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(written)) {
            boolean isFirst = true;
            for (NamedCsvRecord cells : records) {
                if (isFirst) {
                    kept.writeRecord(cells.getHeader());
                    isFirst = false;
                }
                if (!ids.contains(cells.getField(ID))) {
                    kept.writeRecord(cells.getFields());
                }
            }
        }
    }
}
