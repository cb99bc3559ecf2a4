package org.multimodalbtw.nodes.learner;

import org.knime.node.DefaultView;
import org.knime.node.DefaultView.RequireViewParameters;
import org.multimodalbtw.nodes.view.ReportTable;
import org.multimodalbtw.nodes.view.ViewPage;

/** The view of a node that trains, whose internal data are {@link Training.Trained#report}. */
public final class TrainingView {

    private TrainingView() {}

    /**
     * @param view the view to define
     * @return what was learnt, and how good it is
     */
    public static DefaultView of(RequireViewParameters view) {
        return view.withoutParameters()
                .description(
                        "The verdict in three parts; scores with intervals beside those of the unweighted network, of each "
                                + "modality alone and of the baseline; what could be decided (ROC, precision and recall, net "
                                + "benefit), calibration, truth and prediction, and for whom it is worse, on held-out rows; "
                                + "losses and mean weights by epoch, and which epochs are kept; where, how and how long it was "
                                + "trained.")
                .page(page -> page.fromString(() -> ViewPage.withCharts("charts.js", "training.js"))
                        .relativePath("training.js"))
                .initialData(data -> data.data(ReportTable::json));
    }
}
