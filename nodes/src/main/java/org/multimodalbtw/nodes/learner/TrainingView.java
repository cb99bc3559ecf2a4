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
                        "How good the weighted network, the unweighted one and each modality alone are; losses and mean "
                                + "weights by epoch; truth and prediction, and calibration, of held-out rows; and where, how "
                                + "and how long it was trained.")
                .page(page -> page.fromString(() -> ViewPage.withCharts("training.js"))
                        .relativePath("training.js"))
                .initialData(data -> data.data(ReportTable::json));
    }
}
