package org.multimodalbtw.nodes.tabular;

import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.nodes.encoder.TableEncoder;

/** Fits a tabular encoder, with a look at what columns alone tell of outcomes where these are known. */
final class TabularLearning implements TableEncoder.Learning<TabularEncoderParameters> {

    @Override
    public FittedEncoder fit(TabularEncoderParameters parameters, TableRows trainingRows, ProgressMonitor monitor) {
        return parameters.fit(trainingRows, KnownRows.none(), monitor);
    }

    @Override
    public FittedEncoder fit(
            TabularEncoderParameters parameters,
            TableRows trainingRows,
            TableEncoder.Known known,
            ProgressMonitor monitor) {
        return parameters.fit(trainingRows, known.outcomes(), monitor);
    }
}
