package org.multimodalbtw.nodes.learner;

import java.util.Optional;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistor;
import org.knime.node.parameters.updates.ValueProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.nodes.bounds.AtLeastTwo;
import org.multimodalbtw.nodes.bounds.AtMost20;
import org.multimodalbtw.nodes.bounds.AtMostNineTenths;
import org.multimodalbtw.nodes.bounds.AtMostOne;
import org.multimodalbtw.nodes.bounds.AtMostTen;
import org.multimodalbtw.nodes.run.Device;
import org.multimodalbtw.nodes.run.SavedChoice;

/** How the BTW Learner trains. */
abstract class TrainingParameters extends WeightParameters {

    static final String MEMBERS = "Networks to average";
    static final String SIMPLE = "Simple models beside the network";

    @Section(title = "Networks")
    @After(ComparisonSection.class)
    @Advanced
    interface NetworkSection {}

    @Section(title = "Training details")
    @After(NetworkSection.class)
    @Advanced
    interface DetailSection {}

    @Widget(
            title = MEMBERS,
            description =
                    "1 to 20. 5 as a rule; 1 for a quick look, 10 for the steadiest result. Time goes with their number. With two or more, each "
                            + "row of training and validation is predicted by a network that did not learn from it.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = AtMost20.class)
    @ValueProvider(ByPreset.OfMembers.class)
    @ValueReference(ByPreset.OfMembers.Ref.class)
    @Layout(NetworkSection.class)
    int m_members = DEFAULTS.members();

    @Widget(
            title = "Epochs",
            description =
                    "How often each training row is seen. Automatic: 30 with fewer than 1,000 training rows, else 6 to 20. Set it where the loss "
                            + "of the validation rows still falls at the end.")
    @OptionalWidget(defaultProvider = ThirtyEpochs.class)
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(NetworkSection.class)
    Optional<Integer> m_epochs = Optional.empty();

    @Widget(
            title = "Batch size",
            description =
                    "Rows in each step of training, at least 2. Automatic: 32 with fewer than 1,000 training rows, else 64. Larger ones use a GPU "
                            + "better.")
    @OptionalWidget(defaultProvider = BatchOf32.class)
    @NumberInputWidget(minValidation = AtLeastTwo.class)
    @Layout(NetworkSection.class)
    Optional<Integer> m_batchSize = Optional.empty();

    @Widget(
            title = "Random seed",
            description = "The same seed, data, settings and machine give the same model."
                    + " 1 as a rule; change it to see how much a result depends on chance.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Layout(TrainingSection.class)
    long m_seed = SEED;

    @Widget(
            title = "Device",
            description = "Where the network is trained. A GPU pays for large networks and many rows.")
    @ValueSwitchWidget
    @Layout(TrainingSection.class)
    Device m_device = Device.AUTO;

    @Widget(
            title = "Learning rate",
            description = "How large the steps of training are, above 0, up to 1."
                    + " 0.002 as a rule; lower it where the loss jumps or is no longer a number.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostOne.class)
    @Layout(DetailSection.class)
    double m_learningRate = DEFAULTS.optimisation().learningRate();

    @Widget(title = "Schedule", description = "How the learning rate changes over the epochs.")
    @ValueSwitchWidget
    @Layout(DetailSection.class)
    Schedule m_schedule = Schedule.COSINE;

    @Widget(
            title = "Patience",
            description =
                    "Stops after so many epochs without a better validation score; 0 trains all epochs. The best epoch is "
                            + "kept in any case."
                            + " 0 as a rule; 5 or so to save time with many epochs.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Layout(DetailSection.class)
    int m_patience = DEFAULTS.optimisation().patience();

    @Widget(
            title = "Hide modalities in training",
            description =
                    "Share of the present modalities that are hidden from the network (modality dropout), 0 to 0.9, so that it copes with missing "
                            + "ones. 0.2 as a rule; more where new patients often lack some, 0 where all have all.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostNineTenths.class)
    @Layout(DetailSection.class)
    double m_modalityDropout = ModalityDropout.STANDARD.share();

    @Widget(
            title = "Vary images in training",
            description =
                    "Images that an Image Encoder keeps as pixels are turned, moved and scaled a little each time, never mirrored, so that the "
                            + "network does not learn their exact place. Off as a rule; try it with some thousand images.")
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    boolean m_varied = false;

    @Widget(
            title = "Precision of matrix products",
            description =
                    "How exactly the network calculates in training. Single as a rule; half is for large networks on a GPU. The model always keeps "
                            + "32-bit numbers.")
    @ValueSwitchWidget
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    MatrixPrecision m_precision = MatrixPrecision.SINGLE;

    @Widget(
            title = SIMPLE,
            description =
                    "Also fits simple models to each modality. They take part only where that lowers the log loss of held-out rows by more than "
                            + "two standard errors, and only where a class is predicted. Both as a rule; none for the network alone, in less time.")
    @ValueSwitchWidget
    @Persistor(SavedFurther.class)
    @ValueProvider(ByPreset.OfFurther.class)
    @ValueReference(ByPreset.OfFurther.Ref.class)
    @Layout(DetailSection.class)
    Further m_furtherHeads = Further.BOTH;

    /** Learners that were saved before the choice existed, or without it, have none. */
    static final class SavedFurther extends SavedChoice<Further> {
        SavedFurther() {
            super("furtherHeads", SIMPLE, Further.NONE);
        }
    }

    @Widget(
            title = "Compare scalings of linear models",
            description =
                    "Where values of a modality spread differently, as the components of texts do, linear models are also fitted with one scale for "
                            + "all, and held-out rows choose. Off as a rule; try it where texts matter.")
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    boolean m_comparesScalings = false;

    @Widget(
            title = "Average the logarithms of probabilities",
            description =
                    "Several networks are averaged by the logarithms of their probabilities (geometric mean), which makes predictions a little "
                            + "surer. Off as a rule; try it where the calibration shows predictions that are not sure enough.")
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    boolean m_geometricMean = false;

    @Widget(
            title = "Weight decay",
            description = "How strongly large parameters of the network are shrunk, 0 to 10."
                    + " 0.01 as a rule; more with few rows and many inputs.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostTen.class)
    @Layout(DetailSection.class)
    double m_weightDecay = DEFAULTS.optimisation().weightDecay();

    @Widget(
            title = "Gradient clipping",
            description =
                    "The gradient's norm is cut to this, above 0." + " 1 as a rule; lower it where the loss jumps.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Layout(DetailSection.class)
    double m_clipNorm = DEFAULTS.optimisation().clipNorm();

    static final class ThirtyEpochs implements OptionalWidget.DefaultValueProvider<Integer> {
        @Override
        public Integer computeState(NodeParametersInput input) {
            return 30;
        }
    }

    static final class BatchOf32 implements OptionalWidget.DefaultValueProvider<Integer> {
        @Override
        public Integer computeState(NodeParametersInput input) {
            return 32;
        }
    }

    TrainingParameters() {}

    TrainingParameters(NodeParametersInput input) {
        super(input);
    }
}
