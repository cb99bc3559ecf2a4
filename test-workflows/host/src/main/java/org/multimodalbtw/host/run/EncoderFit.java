package org.multimodalbtw.host.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.cohort.FileKind;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.engine.survey.Taken;

/**
 * Whether a file can be what {@code --encoder} says.
 *
 * @param cohort the folder
 * @param name the file's name without its ending
 * @param kind what it is said to hold
 */
record EncoderFit(CohortFolder cohort, String name, FileKind kind) {

    /** @throws InputException if the encoder would find nothing to read */
    void require() {
        requireColumns();
        requireMeasurements();
        requireTexts();
        requireOtherThanNumbers();
        requireTimes();
    }

    /** Numbers are neither notes nor names of pictures. */
    private void requireOtherThanNumbers() {
        List<TableColumn> columns = cohort.modality(name).columns();
        boolean onlyNumbers =
                !columns.isEmpty() && columns.stream().allMatch(column -> column.kind() == TableColumn.Kind.NUMBER);
        Optional<ColumnFinding> leftOut = leftOutTexts();
        if (onlyNumbers && kind == FileKind.TEXT && leftOut.isPresent()) {
            String column = leftOut.get().column();
            throw new InputException(
                    "--encoder " + name + "=text: of the file only numbers are read, such as in '"
                            + columns.get(0).name() + "'; '" + column + "' is left out: "
                            + leftOut.get().reason() + ".",
                    "If '" + column + "' holds texts, add --column '" + name + "/" + column
                            + "=category'. Otherwise leave --encoder " + name + "=text out.");
        }
        if (onlyNumbers && (kind == FileKind.TEXT || kind == FileKind.IMAGES)) {
            throw new InputException(
                    "--encoder " + name + "=" + kind.word() + ": the file has nothing but numbers, such as in '"
                            + columns.get(0).name() + "', and "
                            + (kind == FileKind.TEXT ? "no texts." : "no names of pictures."),
                    "Leave --encoder " + name + "=" + kind.word() + " out, so that the " + FileKind.TABLE.encoder()
                            + " reads it.");
        }
    }

    /** A column that was left out though its cells may be texts; copies and dates are not meant. */
    private Optional<ColumnFinding> leftOutTexts() {
        return cohort.modality(name).findings().stream()
                .filter(column -> !column.isUsed()
                        && column.reading().kind() == TableColumn.Kind.CATEGORY
                        && (column.taken() == Taken.SECOND_ID || column.taken() == Taken.CATEGORY))
                .findFirst();
    }

    /** One row for each id, without a time, is no series. */
    private void requireTimes() {
        boolean isSeries =
                cohort.kind(name) == FileKind.SERIES || cohort.series(name).isPresent();
        boolean haveTimes = cohort.modality(name).findings().stream()
                .anyMatch(column -> NamedLike.time(column.column()) || column.taken() == Taken.DATE);
        if (kind == FileKind.SERIES && !isSeries && !haveTimes) {
            throw new InputException(
                    "--encoder " + name
                            + "=series: the file has one row for each id, and no column of times, so that it holds"
                            + " no series of measurements.",
                    "Leave --encoder " + name + "=series out, so that the "
                            + cohort.kind(name).encoder() + " reads it.");
        }
    }

    /** A file that is read as texts has no columns of measurements. */
    private void requireMeasurements() {
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
    private void requireColumns() {
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
    private void requireTexts() {
        boolean haveTexts = cohort.modality(name).findings().stream()
                .anyMatch(column -> column.isUsed() && column.taken() == Taken.TEXT);
        boolean areLeftOut = cohort.modality(name).findings().stream()
                .anyMatch(column -> !column.isUsed() && column.taken() == Taken.TEXT);
        boolean areApart = cohort.modalities().stream()
                .anyMatch(other -> CohortFolder.fileOfTexts(other).equals(Optional.of(name)));
        if (kind == FileKind.TEXT && !haveTexts && areLeftOut && cohort.kind(name) == FileKind.SERIES) {
            throw new InputException(
                    "--encoder " + name + "=text: the file is read as measurements, without its texts.",
                    "Leave --encoder " + name
                            + "=text out, or have such files read as texts, without their measurements:"
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
