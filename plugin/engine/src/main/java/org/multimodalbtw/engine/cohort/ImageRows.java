package org.multimodalbtw.engine.cohort;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** Rows that name image files relative to their folder: here the names are complete. */
final class ImageRows implements TableRows {

    private final TableRows rows;
    private final Path folder;
    private final Set<Integer> paths;

    /**
     * @param rows the rows
     * @param folder what the names are relative to
     * @param paths the columns with names of images
     */
    ImageRows(TableRows rows, Path folder, Set<Integer> paths) {
        this.rows = rows;
        this.folder = folder.toAbsolutePath().normalize();
        this.paths = Set.copyOf(paths);
    }

    @Override
    public List<TableColumn> columns() {
        return rows.columns();
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public void forEach(Visitor visitor) {
        rows.forEach(row -> visitor.visit(new Complete(row)));
    }

    private String complete(String name) {
        try {
            return folder.resolve(name).normalize().toString();
        } catch (InvalidPathException impossible) {
            return name;
        }
    }

    private final class Complete implements Row {

        private final Row row;

        Complete(Row row) {
            this.row = row;
        }

        @Override
        public String id() {
            return row.id();
        }

        @Override
        public boolean isMissing(int column) {
            return row.isMissing(column);
        }

        @Override
        public double number(int column) {
            return row.number(column);
        }

        @Override
        public String category(int column) {
            String text = row.category(column);
            return paths.contains(column) ? complete(text) : text;
        }

        @Override
        public double[] vector(int column) {
            return row.vector(column);
        }
    }
}
