package org.multimodalbtw.engine.cohort;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.survey.ColumnCells;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** Of several columns with names of pictures, those are read whose files exist: another may say how a file was called elsewhere. */
final class ExistingPictures {

    private static final int LOOKED_FOR = 20;

    private ExistingPictures() {}

    /**
     * @param findings all columns of a file
     * @param cells what they hold
     * @param folder to which names of files are relative
     * @return the same, without columns of names of which no file exists, where another column has files
     */
    static List<ColumnFinding> of(List<ColumnFinding> findings, List<ColumnCells> cells, Path folder) {
        List<Integer> pictures = new ArrayList<>();
        List<Integer> lacking = new ArrayList<>();
        for (int index = 0; index < findings.size(); index++) {
            if (findings.get(index).isUsed() && findings.get(index).taken() == Taken.IMAGE) {
                pictures.add(index);
            }
        }
        if (pictures.size() < 2) {
            return findings;
        }
        ImagePaths files = new ImagePaths(folder);
        for (int index : pictures) {
            boolean exists = cells.get(index).firstTexts(LOOKED_FOR).stream().anyMatch(files::exists);
            if (!exists) {
                lacking.add(index);
            }
        }
        List<ColumnFinding> kept = new ArrayList<>(findings);
        if (lacking.size() < pictures.size()) {
            lacking.forEach(index -> kept.set(index, beside(kept.get(index), cells.get(index))));
        }
        return kept;
    }

    /** No warning, as little as of other columns beside the pictures: no picture is lost. */
    private static ColumnFinding beside(ColumnFinding column, ColumnCells cells) {
        String why = "none of the files that it names first exists, such as '"
                + cells.firstTexts(1).get(0) + "', and another column names files that do";
        return new ColumnFinding(
                column.column(), column.taken(), false, why, column.reading(), column.emptyShare(), false);
    }
}
