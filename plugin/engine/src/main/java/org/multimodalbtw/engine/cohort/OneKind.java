package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** A file goes to one encoder: where it has both texts and other columns, the fewer of them are left out, and that is said. */
final class OneKind {

    private OneKind() {}

    /**
     * @param findings all columns of a file with one row for each id
     * @param idIndex the column with the ids
     * @return the same, without texts or without all others
     */
    static List<ColumnFinding> of(List<ColumnFinding> findings, int idIndex) {
        long texts = count(findings, idIndex, true);
        long others = count(findings, idIndex, false);
        if (texts == 0 || others == 0) {
            return findings;
        }
        boolean leavesTexts = leavesTexts(texts, others);
        List<ColumnFinding> kept = new ArrayList<>();
        for (ColumnFinding finding : findings) {
            boolean isText = finding.taken() == Taken.TEXT;
            boolean matters = finding.isUsed() && isText == leavesTexts && finding.taken() != Taken.EMPTY;
            kept.add(matters ? finding.leftOut(reason(leavesTexts)) : finding);
        }
        return kept;
    }

    /**
     * @param texts how many columns hold long texts
     * @param others how many hold something else
     * @return whether the texts are left out, and not the others
     */
    static boolean leavesTexts(long texts, long others) {
        return others >= texts;
    }

    private static long count(List<ColumnFinding> findings, int idIndex, boolean texts) {
        long count = 0;
        for (int index = 0; index < findings.size(); index++) {
            ColumnFinding finding = findings.get(index);
            boolean says = finding.taken() != Taken.EMPTY && finding.taken() != Taken.CONSTANT;
            count += index != idIndex && finding.isUsed() && says && (finding.taken() == Taken.TEXT) == texts ? 1 : 0;
        }
        return count;
    }

    private static String reason(boolean leavesTexts) {
        return leavesTexts
                ? "the file is read as numbers and categories; to use the text, write it to a file of its own, with the ids"
                : "the file is read as texts; to use it, write it to a file of its own, with the ids";
    }
}
