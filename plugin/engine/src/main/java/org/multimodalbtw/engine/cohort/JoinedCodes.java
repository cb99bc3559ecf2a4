package org.multimodalbtw.engine.cohort;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.encode.CodeList;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.TextRow;

/** The names of a {@link CodeTable}: one row for each id, with the list of the different names of its rows in each column. */
final class JoinedCodes implements TableRows {

    private final CsvFile file;
    private final int[] names;
    private final List<TableColumn> columns;
    private Map<String, List<Set<String>>> joined;

    JoinedCodes(CsvFile file) {
        this.file = file;
        names = CodeTable.names(file.layout());
        columns = IntStream.of(names)
                .mapToObj(index -> new TableColumn(file.columns().get(index).name(), TableColumn.Kind.CODES))
                .toList();
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
        joined().forEach((id, row) -> visitor.visit(new TextRow(
                id,
                row.stream()
                        .map(found -> found.isEmpty() ? null : CodeList.lines(List.copyOf(found)))
                        .toArray(String[]::new))));
    }

    private Map<String, List<Set<String>>> joined() {
        if (joined == null) {
            Map<String, List<Set<String>>> rows = new LinkedHashMap<>();
            file.forEach(row -> add(row, rows.computeIfAbsent(row.id(), id -> IntStream.of(names)
                    .<Set<String>>mapToObj(index -> new LinkedHashSet<>())
                    .toList())));
            joined = rows;
        }
        return joined;
    }

    private void add(Row row, List<Set<String>> before) {
        for (int place = 0; place < names.length; place++) {
            if (!row.isMissing(names[place])) {
                before.get(place).addAll(CodeList.names(row.category(names[place])));
            }
        }
    }
}
