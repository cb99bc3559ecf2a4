package org.multimodalbtw.host.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.cohort.FileKind;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** Encoders that the command line names for files: each can read what its file holds, or the way out is said. */
final class ChosenEncoders {

    private ChosenEncoders() {}

    /**
     * @param cohort the folder
     * @param name one of its modalities
     * @param kind as what it is to be read
     * @throws InputException if the file holds nothing that such an encoder reads
     */
    static void require(CohortFolder cohort, String name, FileKind kind) {
        requireColumns(cohort, name, kind);
        requireMeasurements(cohort, name, kind);
        requireTexts(cohort, name, kind);
    }

    /** A file that is read as texts has no columns of measurements. */
    private static void requireMeasurements(CohortFolder cohort, String name, FileKind kind) {
        if (kind == FileKind.SERIES && cohort.kind(name) == FileKind.TEXT) {
            List<String> texts = cohort.modality(name).findings().stream()
                    .filter(column -> column.isUsed() && column.taken() == Taken.TEXT)
                    .map(ColumnFinding::column)
                    .toList();
            throw new InputException(
                    "--encoder " + name + "=series: the file has long texts, in "
                            + texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", "))
                            + ", and is read as texts, without what stands beside them.",
                    "To have it read as measurements, leave the texts out: "
                            + texts.stream()
                                    .map(text -> "--column '" + name + "/" + text + "=unused'")
                                    .collect(Collectors.joining(" "))
                            + ".");
        }
    }

    /** Texts are nothing for the Tabular Encoder. */
    private static void requireColumns(CohortFolder cohort, String name, FileKind kind) {
        List<ColumnFinding> used = cohort.modality(name).findings().stream()
                .filter(ColumnFinding::isUsed)
                .toList();
        boolean onlyTexts = !used.isEmpty() && used.stream().allMatch(column -> column.taken() == Taken.TEXT);
        if (kind == FileKind.TABLE && onlyTexts) {
            String column = used.get(0).column();
            throw new InputException(
                    "--encoder " + name + "=table: the file has nothing but free text in '" + column
                            + "', and sentences are neither numbers nor categories.",
                    "Leave --encoder " + name
                            + "=table out, so that the Text Encoder reads it, or say that its texts are names:"
                            + " --column '"
                            + name + "/" + column + "=category'.");
        }
    }

    /** Texts beside numbers are a modality of their own. */
    private static void requireTexts(CohortFolder cohort, String name, FileKind kind) {
        boolean haveTexts = cohort.modality(name).findings().stream()
                .anyMatch(column -> column.isUsed() && column.taken() == Taken.TEXT);
        boolean areLeftOut = cohort.modality(name).findings().stream()
                .anyMatch(column -> !column.isUsed() && column.taken() == Taken.TEXT);
        boolean areApart = cohort.modalities().stream()
                .anyMatch(other -> CohortFolder.fileOfTexts(other).equals(Optional.of(name)));
        if (kind == FileKind.TEXT && !haveTexts && areLeftOut && cohort.kind(name) == FileKind.SERIES) {
            throw new InputException(
                    "--encoder " + name + "=text: the file is read as measurements, without its texts.",
                    "Leave --encoder " + name + "=text out, or have such files read as texts, without their measurements:"
                            + " --set 'Cohort Reader/measuredFirst=false'.");
        }
        if (kind == FileKind.TEXT && !haveTexts && (areLeftOut || areApart)) {
            throw new InputException(
                    "--encoder " + name
                            + "=text: the file has numbers and categories, too, so that its texts are a modality of their own, '"
                            + name + "_text', which the Text Encoder reads.",
                    "Leave --encoder " + name + "=text out, and name " + name
                            + "_text with --modalities if you name any.");
        }
    }
}
