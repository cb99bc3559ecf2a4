package org.multimodalbtw.engine.encode.image;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** What is counted of training images in parts, in one reading. */
interface PictureCounts {

    /**
     * @param columns all columns of the table, each with images or names of image files
     * @param settings how to encode, as a descriptor or as pixels
     * @return counts nothing yet
     * @throws org.multimodalbtw.engine.InputException if a column holds something else
     */
    static PictureCounts of(List<TableColumn> columns, ImageEncoderSettings settings) {
        return switch (settings.form()) {
            case DESCRIPTOR -> new DescriptorCounts(columns, settings);
            case PIXELS -> new MergedPixels(columns, settings);
            case FROZEN -> throw new IllegalArgumentException("A network of somebody else's is not fitted in parts");
        };
    }

    /**
     * @param rows rows that were not given before
     * @param monitor progress and cancel
     */
    void add(TableRows rows, ProgressMonitor monitor);

    /** Adds what {@link #write} wrote of another part. */
    void add(DataInput part) throws IOException;

    /** Writes what was counted. */
    void write(DataOutput out) throws IOException;

    /**
     * @param modality the modality's name
     * @param patient the column that names the patient where a patient has several rows
     * @param monitor progress and cancel
     * @return the encoder
     * @throws org.multimodalbtw.engine.InputException if there is nothing to learn from the images
     */
    FittedEncoder fitted(String modality, Optional<String> patient, ProgressMonitor monitor);
}
