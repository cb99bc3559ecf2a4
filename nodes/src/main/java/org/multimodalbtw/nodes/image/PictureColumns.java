package org.multimodalbtw.nodes.image;

import java.util.List;
import java.util.Locale;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.DecidedColumns;

/** Which columns of a table hold images, or names of image files. */
final class PictureColumns {

    private PictureColumns() {}

    /** Images where there are any, else what the Cohort Reader says names pictures, what seems to name files, or the first column of texts. */
    static List<DataColumnSpec> likely(DataTableSpec table) {
        List<DataColumnSpec> possible =
                table.stream().filter(PictureColumns::isPossible).toList();
        List<DataColumnSpec> images =
                possible.stream().filter(column -> !ColumnKinds.isText(column)).toList();
        if (!images.isEmpty()) {
            return images;
        }
        List<DataColumnSpec> named =
                possible.stream().filter(DecidedColumns::namesPictures).toList();
        if (!named.isEmpty()) {
            return named;
        }
        List<DataColumnSpec> files = possible.stream()
                .filter(column -> column.getName().toLowerCase(Locale.ROOT).matches(".*(path|file|image).*"))
                .limit(1)
                .toList();
        return files.isEmpty() ? possible.stream().limit(1).toList() : files;
    }

    /** Whether a column can hold images, or name their files. */
    static boolean isPossible(DataColumnSpec column) {
        return ColumnKinds.of(column.getType())
                .filter(kind -> kind == Kind.IMAGE || kind == Kind.CATEGORY)
                .isPresent();
    }
}
