package org.multimodalbtw.engine.cohort;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.TextRow;

/** The texts of a file with several rows for an id, joined to one row for each id in the order of the file. */
final class JoinedTexts implements TableRows {

    private final CsvFile file;
    private final int[] texts;
    private final List<TableColumn> columns;
    private Map<String, StringBuilder[]> joined;

    JoinedTexts(CsvFile file) {
        this.file = file;
        List<CsvColumn> all = file.layout().columns();
        texts = IntStream.range(0, all.size())
                .filter(index -> all.get(index).isLongText())
                .toArray();
        columns = IntStream.of(texts).mapToObj(index -> all.get(index).column()).toList();
    }

    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public long size() {
        return joined().size();
    }

    @Override
    public void forEach(Visitor visitor) {
        joined().forEach((id, row) -> visitor.visit(new TextRow(id, cells(row))));
    }

    private Map<String, StringBuilder[]> joined() {
        if (joined == null) {
            Map<String, StringBuilder[]> rows = new LinkedHashMap<>();
            file.forEach(row -> add(row, rows.computeIfAbsent(row.id(), id -> new StringBuilder[texts.length])));
            joined = rows;
        }
        return joined;
    }

    private void add(Row row, StringBuilder[] before) {
        for (int text = 0; text < texts.length; text++) {
            if (!row.isMissing(texts[text])) {
                before[text] = before[text] == null ? new StringBuilder() : before[text].append('\n');
                before[text].append(row.category(texts[text]));
            }
        }
    }

    private static String[] cells(StringBuilder[] texts) {
        return Arrays.stream(texts)
                .map(text -> text == null ? null : text.toString())
                .toArray(String[]::new);
    }
}
