package org.multimodalbtw.engine.encode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.tensor.TensorColumn;

/** An encoder that has seen its training rows and turns any rows of the same columns into a tensor. */
public interface FittedEncoder {

    /** @return the tensor column that this encoder writes; its name is the modality's */
    TensorColumn output();

    /** @return what the rows are that it reads */
    RawKind reads();

    /** @return the columns that it reads, by name */
    List<TableColumn> inputs();

    /** @return the column that names the patient where a patient has several rows; empty where the row's id does */
    default Optional<String> patientColumn() {
        return Optional.empty();
    }

    /** @return those of the columns that it reads without which rows can be encoded, too, such as the times of notes; by name */
    default List<String> spared() {
        return List.of();
    }

    /** @return what was learnt from the training rows, column by column, for a person */
    EncodingReport report();

    /**
     * Encodes every row of a table into a tensor table with one column. A row whose cells are all empty becomes a null:
     * the modality is missing there.
     *
     * @param rows the rows; columns are matched by name, extra ones are ignored
     * @param file the tensor file to write; nothing is left behind if encoding fails
     * @param monitor progress and cancel
     * @return how many rows were written and what was noticed
     * @throws org.multimodalbtw.engine.InputException if a column lacks or has another kind, or a cell cannot be used
     * @throws IOException if the file cannot be written
     */
    EncodingSummary encode(TableRows rows, Path file, ProgressMonitor monitor) throws IOException;

    /**
     * Says in the words of the raw table what the numbers of a row's tensor add to a prediction. A category adds up its indicators, and what
     * says that a cell is empty or a limit belongs to its column.
     *
     * @param values the row's tensor
     * @param shares what each value of it adds, or of terms and measurements each item
     * @return what each feature adds; all together the same
     */
    default List<FeatureShare> shares(float[] values, double[] shares) {
        return FeatureShare.ofNumbers(output(), values, shares);
    }

    /**
     * @return tells of a row's tensor whether a number of the row was cut to the encoder's limit, where no training row's was on that side;
     *     {@code false} of an encoder that cuts nothing, or was saved without knowing that
     */
    default Predicate<float[]> unlikeTraining() {
        return values -> false;
    }

    /**
     * Reads from raw rows what their tensors do not tell.
     *
     * @param rows the rows that were encoded
     * @param wanted the ids of those that are explained
     * @return names them; empty where {@link #shares} says all that is known
     */
    default Optional<RowNames> names(TableRows rows, Set<String> wanted) {
        return Optional.empty();
    }

    /**
     * @return whether the numbers of its tensors have no names that a person knows, so that {@link #hiding} says what parts of a row add
     */
    default boolean explainsByHiding() {
        return false;
    }

    /**
     * Encodes rows again, each time with one part hidden.
     *
     * @param rows the rows that were encoded
     * @param monitor cancel, also of what is computed later
     * @return the rows; the caller closes them
     * @throws IOException if a model does not start
     * @throws UnsupportedOperationException unless it {@link #explainsByHiding}
     */
    default HidingRows hiding(TableRows rows, ProgressMonitor monitor) throws IOException {
        throw new UnsupportedOperationException("Features of '" + output().name() + "' have names");
    }

    /**
     * Writes the encoder as a directory: {@code manifest.json} and {@code statistics.safetensors}.
     *
     * @param directory does not exist yet, or is empty
     * @throws IOException if it cannot be written
     */
    void save(Path directory) throws IOException;
}
