package org.multimodalbtw.nodes.image;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.DecidedColumns;
import org.multimodalbtw.nodes.table.DomainTexts;

/** Which columns of a table hold images, or names of image files. */
final class PictureColumns {

    private static final Pattern FILE = Pattern.compile("(?i).*(path|file|image).*");
    private static final Pattern PICTURE =
            Pattern.compile("(?i).*(x-?ray|cxr|scan|picture|photo|img|dicom|png|jpe?g|slide|bild).*");
    /** As {@code image_type} and {@code scan_date}. */
    private static final Pattern SAYS_ELSE = Pattern.compile("(?i).*["
            + " _.-](id|uid|type|kind|modality|view|date|time|no|nr|num|number|count|size|width|height|quality|format|label|class|side"
            + "|position|laterality|status)");

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

    /**
     * As {@link #likely}, but before a column of texts is taken by its name, those are passed over that say something else of a picture, such as its
     * id or type, and those whose few different texts name no picture.
     */
    static List<DataColumnSpec> likeliest(DataTableSpec table) {
        List<DataColumnSpec> likely = likely(table);
        List<DataColumnSpec> open = table.stream()
                .filter(column -> ColumnKinds.isText(column)
                        && !DomainTexts.of(column).nameNoPicture()
                        && !SAYS_ELSE.matcher(column.getName()).matches()
                        && !NamedLike.identifier(column.getName()))
                .toList();
        boolean isSure =
                likely.stream().anyMatch(column -> !ColumnKinds.isText(column) || DecidedColumns.namesPictures(column));
        if (isSure || open.isEmpty()) {
            return likely;
        }
        return Stream.of(FILE, PICTURE)
                .flatMap(names -> open.stream()
                        .filter(column -> names.matcher(column.getName()).matches()))
                .findFirst()
                .map(List::of)
                .orElse(open.subList(0, 1));
    }

    /**
     * @param table a table
     * @param chosen its columns that are chosen
     * @param patient the column that names the patients; may be empty
     * @param folder what names of files are relative to; may be empty
     * @param notes takes what was found
     * @return the chosen columns, or where all are of texts and none names a file, the first other column that names pictures
     */
    static List<String> byCells(
            BufferedDataTable table, List<String> chosen, String patient, String folder, Consumer<String> notes) {
        DataTableSpec spec = table.getDataTableSpec();
        if (!chosen.stream().allMatch(name -> ColumnKinds.isText(spec.getColumnSpec(name)))) {
            return chosen;
        }
        List<PictureCells> cells = PictureCells.of(table, chosen);
        if (!cells.stream().allMatch(column -> column.nameNone(folder))) {
            return chosen;
        }
        List<String> others = spec.stream()
                .filter(ColumnKinds::isText)
                .map(DataColumnSpec::getName)
                .filter(name -> !chosen.contains(name) && !name.equals(patient))
                .toList();
        Optional<PictureCells> naming = PictureCells.of(table, others).stream()
                .filter(PictureCells::namePictures)
                .findFirst();
        naming.ifPresent(column -> notes.accept("Pictures are read from '" + column.column()
                + "', whose cells name image files, such as '" + column.example() + "'; '"
                + cells.get(0).column() + "' names none, such as '"
                + cells.get(0).example()
                + "'. If another column is meant: choose it in the dialog of an Image Encoder."));
        return naming.map(column -> List.of(column.column())).orElse(chosen);
    }

    /** Whether a column can hold images, or name their files. */
    static boolean isPossible(DataColumnSpec column) {
        return ColumnKinds.of(column.getType())
                .filter(kind -> kind == Kind.IMAGE || kind == Kind.CATEGORY)
                .isPresent();
    }
}
