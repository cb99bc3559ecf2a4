package org.multimodalbtw.engine.cohort;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** The ids of all modalities, without any column: what is known of patients whose outcome is not. */
final class RowsWithoutLabels implements TableRows {

    private final Set<String> ids = new LinkedHashSet<>();
    private final Collection<CsvFile> modalities;

    RowsWithoutLabels(Collection<CsvFile> modalities) {
        this.modalities = List.copyOf(modalities);
    }

    @Override
    public List<TableColumn> columns() {
        return List.of();
    }

    @Override
    public long size() {
        return ids().size();
    }

    @Override
    public void forEach(Visitor visitor) {
        ids().forEach(id -> visitor.visit(new Unlabelled(id)));
    }

    private Set<String> ids() {
        if (ids.isEmpty()) {
            modalities.forEach(table -> table.forEach(row -> ids.add(row.id())));
        }
        return ids;
    }

    private record Unlabelled(String id) implements Row {

        @Override
        public boolean isMissing(int column) {
            throw new IndexOutOfBoundsException(column);
        }

        @Override
        public double number(int column) {
            throw new IndexOutOfBoundsException(column);
        }

        @Override
        public String category(int column) {
            throw new IndexOutOfBoundsException(column);
        }

        @Override
        public double[] vector(int column) {
            throw new IndexOutOfBoundsException(column);
        }
    }
}
