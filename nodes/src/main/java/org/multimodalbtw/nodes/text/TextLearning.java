package org.multimodalbtw.nodes.text;

import java.io.IOException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.nodes.encoder.TableEncoder;

/** Fits a text encoder, also to notes whose patients a column names that no setting does. */
final class TextLearning implements TableEncoder.Learning<TextEncoderParameters> {

    @Override
    public FittedEncoder fit(TextEncoderParameters parameters, TableRows trainingRows, ProgressMonitor monitor)
            throws IOException {
        return parameters.fit(trainingRows, parameters.patient(), monitor);
    }

    @Override
    public FittedEncoder fit(
            TextEncoderParameters parameters, TableRows trainingRows, TableEncoder.Known known, ProgressMonitor monitor)
            throws IOException {
        return parameters.fit(trainingRows, known.patient(), monitor);
    }
}
