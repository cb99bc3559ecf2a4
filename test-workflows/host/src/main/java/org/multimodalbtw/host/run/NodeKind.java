package org.multimodalbtw.host.run;

import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.engine.cohort.FileKind;
import org.multimodalbtw.host.Contribution;
import org.multimodalbtw.host.Contribution.Origin;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowNode;

/** The nodes of which the usual workflow is made. */
enum NodeKind {
    COHORT_READER("cohort.CohortReaderNodeFactory"),
    COHORT_CHECK("cohort.CohortCheckNodeFactory"),
    SAMPLE_COHORT("sample.SampleCohortNodeFactory"),
    SAMPLE_ICU_STAYS("sample.SampleIcuStaysNodeFactory"),
    MULTIMODAL_LEARNER("multimodal.MultimodalLearnerNodeFactory"),
    TABULAR_ENCODER("tabular.TabularEncoderNodeFactory"),
    SERIES_ENCODER("series.SeriesEncoderNodeFactory"),
    TEXT_ENCODER("text.TextEncoderNodeFactory"),
    IMAGE_ENCODER("image.ImageEncoderNodeFactory"),
    MODALITY_COLLECTOR("collector.ModalityCollectorNodeFactory"),
    MOE_FUSION("fusion.MoeFusionNodeFactory"),
    MULTIMODAL_PRETRAINER("pretrainer.MultimodalPretrainerNodeFactory"),
    BTW_LEARNER("learner.BtwLearnerNodeFactory"),
    MULTIMODAL_PREDICTOR("predictor.MultimodalPredictorNodeFactory"),
    PREDICTION_EXPLAINER("predictor.PredictionExplainerNodeFactory"),
    BTW_WEIGHT_INSPECTOR("inspector.BtwWeightInspectorNodeFactory"),
    ADAPT_MODEL("adapter.AdaptModelNodeFactory"),
    PREDICTION_EVALUATOR("evaluator.PredictionEvaluatorNodeFactory"),
    MULTIMODAL_REPORT("report.MultimodalReportNodeFactory");

    /** What a platform that lacks the nodes offers to install. */
    static final Contribution CONTRIBUTION = new Contribution(
            new Origin(
                    "Multimodal learning with BTW weighting",
                    "org.multimodalbtw.nodes",
                    "Multimodal BTW contributors",
                    "0.1.0"),
            new Origin(
                    "Multimodal learning with BTW weighting",
                    "org.multimodalbtw.feature",
                    "Multimodal BTW contributors",
                    "0.1.0"));

    private static final String PACKAGE = "org.multimodalbtw.nodes.";

    private final String className;

    NodeKind(String className) {
        this.className = PACKAGE + className;
    }

    /**
     * @param file what a file holds
     * @return the encoder that reads it
     */
    static NodeKind encoderOf(FileKind file) {
        return switch (file) {
            case TABLE -> TABULAR_ENCODER;
            case SERIES -> SERIES_ENCODER;
            case TEXT -> TEXT_ENCODER;
            case IMAGES -> IMAGE_ENCODER;
        };
    }

    /**
     * @param factories where nodes come from
     * @return makes nodes of this kind
     * @throws WorkflowException if the nodes are not installed
     */
    DefaultNodeFactory factory(NodeFactories factories) throws WorkflowException {
        DefaultNodeFactory factory = factories.create(className);
        if (factory == null) {
            throw new WorkflowException(
                    "The nodes of this extension are not installed: there is no " + className + ".");
        }
        return factory;
    }

    /** @return whether a node is of this kind */
    boolean is(WorkflowNode node) {
        return node.factory().getClass().getName().equals(className);
    }
}
