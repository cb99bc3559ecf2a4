package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.survey.ColumnCells;
import org.multimodalbtw.engine.survey.ColumnFinding;

/** Names of files in folders without an ending, as an archive of pictures (PACS) gives them, of which none is there. */
final class ArchiveNames {

    private static final int LOOKED_FOR = 20;

    /** Such as DICOM/PA000001/ST000001/SE000001/IM000017, behind whatever folders. */
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?:[^\\\\/]*[\\\\/])*(?:DICOM|PA\\d+|ST\\d+|SE\\d+|STU?\\d+|SER?\\d+)[\\\\/](?:[^\\\\/.]+[\\\\/])*(?:IM|IMG|I|MR|CT|US|DX|CR)?-?\\d+");

    private ArchiveNames() {}

    /**
     * @param finding a column
     * @param cells what it holds
     * @param files where pictures are
     * @return the same, where it is left out and holds such names with the reason and the remedy
     */
    static ColumnFinding of(ColumnFinding finding, ColumnCells cells, ImagePaths files) {
        List<String> names = cells.firstTexts(LOOKED_FOR);
        boolean areNames = !finding.isUsed()
                && !finding.isAsChosen()
                && names.size() == LOOKED_FOR
                && names.stream().allMatch(name -> NAME.matcher(name).matches())
                && names.stream().noneMatch(files::isPicture);
        return areNames
                ? finding.leftOut("it seems to name pictures of an archive (PACS), such as '" + names.get(0)
                        + "', but none of these files is in the folder; to read them, put them there")
                : finding;
    }
}
