package org.multimodalbtw.engine.cohort;

import java.util.function.Predicate;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** A modality goes to one encoder: a file with both texts and other columns becomes two, or the fewer of them are left out, and that is said. */
final class OneKind {

    private OneKind() {}

    /**
     * @param layout all columns of a file with one row for each id
     * @param texts the modality that the texts can be, for a person; empty where they cannot
     * @return the same, without texts or without all others
     */
    static CsvLayout of(CsvLayout layout, String texts) {
        long countOfTexts = count(layout, OneKind::isText);
        long others = count(layout, OneKind::isOther);
        if (countOfTexts == 0 || others == 0) {
            return layout;
        }
        boolean leavesTexts = leavesTexts(countOfTexts, others);
        String reason = reason(leavesTexts, texts);
        return layout.with(
                finding -> isText(finding) == leavesTexts && finding.isUsed() && finding.taken() != Taken.EMPTY
                        ? finding.leftOut(reason)
                        : finding);
    }

    /** Whether a file has both texts and, as more than a label of each, other columns: one that is a number, or as many. */
    static boolean isMixed(CsvLayout layout) {
        long texts = count(layout, OneKind::isText);
        boolean haveNumber = count(layout, finding -> finding.taken() == Taken.NUMBER) > 0;
        return texts > 0 && (haveNumber || leavesTexts(texts, count(layout, OneKind::isOther)));
    }

    /** The layout without its texts, which are the modality of that name. */
    static CsvLayout withoutTexts(CsvLayout layout, String fileName, String texts) {
        return layout.only(finding -> !isReadText(finding))
                .noting("File " + fileName + " has free text beside numbers and categories, in "
                        + layout.findings().stream()
                                .filter(OneKind::isReadText)
                                .map(finding -> "'" + finding.column() + "'")
                                .reduce((first, next) -> first + ", " + next)
                                .orElseThrow()
                        + ": it is read as a modality of its own, '" + texts + "'.");
    }

    /** The texts of a layout alone. */
    static CsvLayout texts(CsvLayout layout) {
        return layout.only(OneKind::isReadText).withEmptyTexts();
    }

    /** What may be the texts of a file in which none are seen: all but numbers. */
    static CsvLayout mayBeTexts(CsvLayout layout) {
        boolean haveTexts = count(layout, OneKind::isText) > 0;
        return layout.only(finding ->
                        haveTexts ? isReadText(finding) : finding.taken() != Taken.NUMBER && !finding.isAsChosen())
                .withEmptyTexts();
    }

    /**
     * @param texts how many columns hold long texts
     * @param others how many hold something else
     * @return whether the texts are left out, and not the others
     */
    static boolean leavesTexts(long texts, long others) {
        return others >= texts;
    }

    private static boolean isText(ColumnFinding finding) {
        return finding.taken() == Taken.TEXT;
    }

    private static boolean isReadText(ColumnFinding finding) {
        return isText(finding) && finding.isUsed();
    }

    private static boolean isOther(ColumnFinding finding) {
        return !isText(finding);
    }

    private static long count(CsvLayout layout, Predicate<ColumnFinding> wanted) {
        return layout.findings().stream()
                .filter(finding -> finding.isUsed()
                        && finding.taken() != Taken.EMPTY
                        && finding.taken() != Taken.CONSTANT
                        && wanted.test(finding))
                .count();
    }

    private static String reason(boolean leavesTexts, String texts) {
        if (!leavesTexts) {
            return "the file is read as texts; to use it, write it to a file of its own, with the ids";
        }
        return "the file is read as numbers and categories; to use the text, "
                + (texts.isEmpty()
                        ? "write it to a file of its own, with the ids"
                        : "read the modality '" + texts + "', too");
    }
}
