package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.ColumnCells;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/**
 * Which columns name pictures by the files that exist. Of several columns those are read whose files do: another may say how a file was
 * called elsewhere. Masks beside pictures say what is seen, and are not seen themselves. Names without an ending are names of pictures where
 * files have them.
 */
final class ExistingPictures {

    private static final int LOOKED_FOR = 20;
    private static final Pattern MASK = Pattern.compile(
            "(?i)(?<![a-z])(?:mask|masks|maske|masque|segmentation|segmented|seg|roi|groundtruth|ground_truth|contour|overlay|annotation)(?![a-z])"
                    + "|(?i)mask(?:_?(?:path|file|image|name))?$");
    /** The ending of a picture, and another name behind it. */
    private static final Pattern SEVERAL =
            Pattern.compile("(?i)\\.(?:png|jpe?g|tiff?|bmp|gif|dcm)[\"']?\\s*[;,|]\\s*[\"']?[^;,|\\s]");

    private static final Pattern PICTURE = Pattern.compile(
            "(?i)image|img|picture|photo|foto|scan|slide|xray|x-ray|dicom|bild|file|datei|path|frame|study");

    private ExistingPictures() {}

    /**
     * @param findings all columns of a file
     * @param cells what they hold
     * @param files where pictures are
     * @return the same, without columns of masks, and of names of which no file exists, where another column has files; and with a column
     *     of names without their endings
     */
    static List<ColumnFinding> of(List<ColumnFinding> findings, List<ColumnCells> cells, ImagePaths files) {
        List<Integer> pictures = new ArrayList<>();
        List<Integer> lacking = new ArrayList<>();
        for (int index = 0; index < findings.size(); index++) {
            if (findings.get(index).isUsed() && findings.get(index).taken() == Taken.IMAGE) {
                pictures.add(index);
            }
        }
        pictures.forEach(index -> requireOneFile(findings.get(index), cells.get(index)));
        if (pictures.isEmpty()) {
            return withoutEndings(findings, cells, files);
        }
        if (pictures.size() < 2) {
            return findings;
        }
        for (int index : pictures) {
            boolean exists = cells.get(index).firstTexts(LOOKED_FOR).stream().anyMatch(files::exists);
            if (!exists) {
                lacking.add(index);
            }
        }
        List<ColumnFinding> kept = new ArrayList<>(findings);
        if (lacking.size() < pictures.size()) {
            lacking.forEach(index -> kept.set(index, beside(kept.get(index), cells.get(index))));
            pictures.removeAll(lacking);
        }
        List<Integer> masks = pictures.stream()
                .filter(index -> MASK.matcher(findings.get(index).column()).find())
                .toList();
        if (masks.size() < pictures.size()) {
            masks.forEach(index -> kept.set(
                    index,
                    kept.get(index)
                            .leftOut(
                                    "by its name it holds masks, which lie over pictures and are none; to read them, too, call it "
                                            + "otherwise, for example image_2")));
        }
        return kept;
    }

    /** Whether what columns are taken for may follow from which files exist. */
    static boolean mayAskForFiles(List<ColumnFinding> findings) {
        return findings.stream()
                .anyMatch(found -> found.taken() == Taken.IMAGE
                        || PICTURE.matcher(found.column()).find());
    }

    private static void requireOneFile(ColumnFinding column, ColumnCells cells) {
        List<String> names = cells.firstTexts(LOOKED_FOR);
        List<String> several =
                names.stream().filter(name -> SEVERAL.matcher(name).find()).toList();
        if (2 * several.size() > names.size()) {
            throw new InputException(
                    "Column '" + column.column() + "' names several pictures in a cell, such as '" + several.get(0)
                            + "'.",
                    "Write a row for each picture, or a column for the first, one for the second and so on.");
        }
    }

    /** The first column that by its name may hold names of pictures, where pictures have them. */
    private static List<ColumnFinding> withoutEndings(
            List<ColumnFinding> findings, List<ColumnCells> cells, ImagePaths files) {
        for (int index = 0; index < findings.size(); index++) {
            ColumnFinding found = findings.get(index);
            List<String> names = cells.get(index).firstTexts(LOOKED_FOR);
            boolean isPossible =
                    !found.isAsChosen() && PICTURE.matcher(found.column()).find() && names.size() == LOOKED_FOR;
            if (isPossible && names.stream().allMatch(files::isPicture)) {
                List<ColumnFinding> read = new ArrayList<>(findings);
                read.set(
                        index,
                        new ColumnFinding(
                                found.column(),
                                Taken.IMAGE,
                                true,
                                "names without the endings of files, such as '" + names.get(0)
                                        + "', for which the pictures of these names in the folder are read",
                                CellReading.plain(Kind.CATEGORY, CellReading.USUAL_EMPTY),
                                found.emptyShare(),
                                true));
                return read;
            }
        }
        List<ColumnFinding> said = new ArrayList<>();
        for (int index = 0; index < findings.size(); index++) {
            said.add(ArchiveNames.of(findings.get(index), cells.get(index), files));
        }
        return said;
    }

    /** No warning, as little as of other columns beside the pictures: no picture is lost. */
    private static ColumnFinding beside(ColumnFinding column, ColumnCells cells) {
        String why = "none of the files that it names first exists, such as '"
                + cells.firstTexts(1).get(0) + "', and another column names files that do";
        return new ColumnFinding(
                column.column(), column.taken(), false, why, column.reading(), column.emptyShare(), false);
    }
}
