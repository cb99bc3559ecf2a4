package org.multimodalbtw.nodes.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persistor;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.engine.train.LearningRateSchedule;
import org.multimodalbtw.engine.train.TrainingSettings;
import org.multimodalbtw.engine.weight.Direction;
import org.multimodalbtw.engine.weight.InformationEstimate;
import org.multimodalbtw.engine.weight.OwnPredictions;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.Smoothing;
import org.multimodalbtw.engine.weight.UpdateSchedule;
import org.multimodalbtw.engine.weight.WeightSettings;
import org.multimodalbtw.nodes.bounds.AtMostNineTenths;
import org.multimodalbtw.nodes.bounds.AtMostTen;
import org.multimodalbtw.nodes.run.Device;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.SplitColumn;

/** What the BTW Learner predicts, how it weights, and how it trains. */
final class BtwLearnerParameters implements NodeParameters {

    static final int LABELS_PORT = 2;

    private static final long SEED = 1;
    private static final TrainingSettings DEFAULTS = TrainingSettings.defaults(SEED);

    @Section(title = "Prediction")
    interface PredictionSection {}

    @Section(
            title = "Preset",
            description =
                    "Settings to start from. Choosing one fills in the settings below, which may then be changed.")
    @After(PredictionSection.class)
    interface PresetSection {}

    @Section(
            title = "Weights",
            description =
                    "How much each modality of each row counts. The weights of the present modalities of a row have the "
                            + "mean 1.")
    @After(PresetSection.class)
    interface WeightSection {}

    @Section(title = "Training")
    @After(WeightSection.class)
    interface TrainingSection {}

    @Section(title = "Training details")
    @After(TrainingSection.class)
    @Advanced
    interface DetailSection {}

    @Widget(title = "Target is", description = "What to predict.")
    @RadioButtonsWidget
    @ValueReference(PredictedRef.class)
    @Persistor(OfPredicted.class)
    @Layout(PredictionSection.class)
    Predicted m_predicted = Predicted.AUTOMATIC;

    @Widget(
            title = "Label columns",
            description =
                    "The labels, of which a row may have any number: one column each, with true or false, or 1 or 0. Rows of which a label "
                            + "is not known are left out.")
    @ColumnFilterWidget(choicesProvider = PossibleLabels.class)
    @Effect(predicate = IsLabels.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(PredictionSection.class)
    ColumnFilter m_labels = new ColumnFilter();

    @Widget(title = "Target column", description = "What to predict. Rows without a target are left out.")
    @ChoicesProvider(TargetColumns.class)
    @Effect(predicate = IsLabels.class, type = EffectType.HIDE)
    @Layout(PredictionSection.class)
    String m_target = "";

    @Widget(
            title = "Whole numbers are classes",
            description = "Whether a target column of whole numbers, for example 0 and 1, holds classes."
                    + " Off as a rule: then they are predicted as numbers.")
    @Effect(predicate = IsByType.class, type = EffectType.SHOW)
    @Layout(PredictionSection.class)
    boolean m_wholeNumbersAreClasses;

    @Widget(
            title = "Classes count the same",
            description =
                    "Whether a rare class counts as much as a frequent one in training. Finds more of the rare class, at the price of "
                            + "probabilities that are too high for it. Without effect on numbers."
                            + " Off as a rule; turn it on where missing a rare class costs more than a false alarm.")
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(PredictionSection.class)
    boolean m_balanced;

    @Widget(title = "Rows", description = "What the rows are used for.")
    @ValueSwitchWidget
    @ValueReference(RowUseRef.class)
    @Layout(PredictionSection.class)
    RowUse m_rows = RowUse.BY_COLUMN;

    @Widget(
            title = "Split column",
            description =
                    "The column that says what each row is used for: train (the network learns from it), valid (it "
                            + "chooses between epochs) or test (it is only scored). Other words for these in any case are understood, "
                            + "such as Training, val and holdout, and the numbers 0, 1 and 2.")
    @ChoicesProvider(SplitColumns.class)
    @Effect(predicate = IsByColumn.class, type = EffectType.SHOW)
    @Layout(PredictionSection.class)
    String m_splitColumn = SplitColumn.USUAL_NAME;

    @Widget(
            title = "Group column",
            description =
                    "The column that says which rows belong together, for example the patient of each stay or the recording of each "
                            + "segment. Rows of a group are held out together, so that a network is not judged on patients that it "
                            + "knows. A row without a value is a group of its own. None as a rule; choose it wherever a patient has "
                            + "several rows.")
    @ChoicesProvider(GroupColumns.class)
    @Persistor(ChosenGroup.class)
    @Layout(PredictionSection.class)
    String m_groupColumn = "";

    @Widget(
            title = "Groups",
            description =
                    "How rows that belong together are found, and what they count. Rows of a group are always held out together.")
    @RadioButtonsWidget
    @Persistor(OfGrouping.class)
    @Layout(PredictionSection.class)
    Grouping m_grouping = Grouping.AUTOMATIC;

    @Widget(
            title = "Start from",
            description =
                    "Fills in how weights are computed, how many networks are trained and how they are compared. The settings count, "
                            + "not the preset: what you change afterwards stays changed.")
    @RadioButtonsWidget
    @ValueReference(ByPreset.Ref.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(PresetSection.class)
    Preset m_preset = Preset.STANDARD;

    @Widget(title = "Weighting", description = "What sets a modality's weight.")
    @RadioButtonsWidget
    @ValueProvider(ByPreset.OfWeighting.class)
    @ValueReference(WeightingRef.class)
    @Layout(WeightSection.class)
    Weighting m_weighting = Weighting.KL_MI;

    @Widget(
            title = "A modality that contradicts the fused prediction",
            description =
                    "What a large divergence between a modality's own prediction and the fused one does to its weight.")
    @ValueSwitchWidget
    @Effect(predicate = UsesDivergence.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfContradiction.class)
    @Layout(WeightSection.class)
    Contradiction m_contradiction = Contradiction.COUNTS_LESS;

    @Widget(
            title = "Share of the new weight",
            description =
                    "How strongly the weights count, 0 to 1: the weight used is this share of the new weight, and of 1 for "
                            + "the rest."
                            + " 0.5 as a rule; 1 gives the weights their full influence, less makes them milder.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfBlend.class)
    @Layout(WeightSection.class)
    double m_blend = DEFAULTS.weights().blend();

    @Widget(
            title = "Warm-up epochs",
            description =
                    "Epochs without weights at the start, at least 1: the first predictions are too poor to compare."
                            + " 2 as a rule; more where training begins slowly.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfWarmUp.class)
    @Layout(WeightSection.class)
    int m_warmUpEpochs = DEFAULTS.weights().warmUpEpochs();

    @Widget(
            title = "Compare with an unweighted network",
            description =
                    "Trains an unweighted network beside the weighted one and compares both on the same rows. Takes twice "
                            + "the time. Without it nothing shows whether the weights helped."
                            + " On as a rule; turn it off only to save time.")
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueReference(CompareRef.class)
    @ValueProvider(ByPreset.OfCompare.class)
    @Layout(WeightSection.class)
    boolean m_compare = DEFAULTS.compare();

    @Widget(title = "Comparison", description = "How much is trained for the comparison.")
    @ValueSwitchWidget
    @ValueReference(ThoroughnessRef.class)
    @Effect(predicate = IsCompared.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @ValueProvider(ByPreset.OfThoroughness.class)
    @Layout(WeightSection.class)
    Thoroughness m_comparison = Thoroughness.QUICK;

    @Widget(
            title = "Seeds of the comparison",
            description =
                    "How often the thorough comparison trains everything, 2 to 20. With the same number of modalities and rows, the "
                            + "time is about this number times the number of modalities plus three, and times six below 1,000 rows."
                            + " 5 as a rule; more make the intervals narrower.")
    @NumberInputWidget(minValidation = AtLeastTwo.class, maxValidation = AtMost20.class)
    @Effect(predicate = IsThorough.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(WeightSection.class)
    int m_comparisonSeeds = Preset.SEEDS;

    @Widget(
            title = "Use weights only where they gain",
            description =
                    "Trains an unweighted network too and keeps the weights out of the network unless they lower the loss on held-out "
                            + "rows by more than one standard error. The weights are shown in any case. Without this, weights "
                            + "that do harm are used."
                            + " On as a rule; off to study what weights do.")
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfGuard.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(WeightSection.class)
    boolean m_guarded = DEFAULTS.weights().guarded();

    @Widget(
            title = "Unusual data count less",
            description =
                    "Whether a modality of a row counts less where its values are unlike those of held-out rows, such as noise or a "
                            + "sensor that is stuck, or where its own prediction is unusually far from that of the row's other "
                            + "modalities. It needs no label and leaves usual rows as they are. It cannot tell another "
                            + "patient's data from the patient's own."
                            + " On as a rule; turn it off where unusual patients are just those that matter.")
    @Migrate(loadDefaultIfAbsent = true)
    @ValueProvider(ByPreset.OfTypicality.class)
    @Layout(WeightSection.class)
    boolean m_typicality = DEFAULTS.typicality();

    @Widget(
            title = "Members",
            description =
                    "How many networks are trained and averaged, 1 to 20. With 1, the validation rows choose the epoch. "
                            + "With more, training and validation rows are cross-fitted: each row is predicted by a network that did "
                            + "not learn from it."
                            + " 5 as a rule; 1 for a quick look, 10 for the steadiest result. Time goes with their number.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = AtMost20.class)
    @ValueProvider(ByPreset.OfMembers.class)
    @Layout(TrainingSection.class)
    int m_members = DEFAULTS.members();

    @Widget(
            title = "Epochs",
            description =
                    "How often each training row is seen. Automatic: 30 with fewer than 1,000 training rows, else 6 to 20, the "
                            + "fewer the more rows there are."
                            + " Set it where the curve of the validation loss still falls at the end.")
    @OptionalWidget(defaultProvider = ThirtyEpochs.class)
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(TrainingSection.class)
    Optional<Integer> m_epochs = Optional.empty();

    @Widget(
            title = "Batch size",
            description =
                    "Rows in each training step, at least 2. Automatic: 32 with fewer than 1,000 training rows, else 64."
                            + " Larger ones use a GPU better and make training calmer.")
    @OptionalWidget(defaultProvider = BatchOf32.class)
    @NumberInputWidget(minValidation = AtLeastTwo.class)
    @Layout(TrainingSection.class)
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
    double m_learningRate = DEFAULTS.learningRate();

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
    int m_patience = DEFAULTS.patience();

    @Widget(
            title = "Modality dropout",
            description =
                    "Share of the present modalities that are hidden from the network in training, 0 to 0.9, so that it "
                            + "copes with missing ones."
                            + " 0.2 as a rule; more where new patients often lack modalities, 0 where all have all.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostNineTenths.class)
    @Layout(DetailSection.class)
    double m_modalityDropout = DEFAULTS.modalityDropout();

    @Widget(
            title = "Vary images in training",
            description =
                    "Whether images that an Image Encoder keeps as pixels are turned, moved and scaled slightly, and made a little "
                            + "brighter or darker, each time that they are learnt from, so that the network does not learn their "
                            + "exact place. They are never mirrored. Off as a rule; try it with long training on some thousand "
                            + "images. Without effect on other modalities.")
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    boolean m_varied = DEFAULTS.varied();

    @Widget(
            title = "Precision of matrix products",
            description =
                    "How exactly the network calculates in training. The model itself always keeps 32-bit numbers, and predictions are "
                            + "made with them. Single as a rule; half is for large networks on a GPU.")
    @ValueSwitchWidget
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    MatrixPrecision m_precision = MatrixPrecision.SINGLE;

    @Widget(
            title = "Weight decay",
            description = "How strongly large parameters of the network are shrunk, 0 to 10."
                    + " 0.01 as a rule; more with few rows and many inputs.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostTen.class)
    @Layout(DetailSection.class)
    double m_weightDecay = DEFAULTS.weightDecay();

    @Widget(
            title = "Gradient clipping",
            description =
                    "The gradient's norm is cut to this, above 0." + " 1 as a rule; lower it where the loss jumps.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Layout(DetailSection.class)
    double m_clipNorm = DEFAULTS.clipNorm();

    @Widget(
            title = "Least mutual information",
            description =
                    "A modality counts as if its mutual information were at least this share of the mean, 0 to 1, so that "
                            + "an uncertain estimate does not switch it off."
                            + " 0.05 as a rule; 0 lets a modality that tells nothing be switched off.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = UsesInformation.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfFloor.class)
    @Layout(DetailSection.class)
    double m_informationFloor = DEFAULTS.weights().informationFloor();

    @Widget(title = "Mutual information", description = "How it is estimated from the predictions of held-out rows.")
    @ValueSwitchWidget
    @Effect(predicate = UsesInformation.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfEstimate.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    Estimate m_informationEstimate = Estimate.SMOOTH;

    @Widget(
            title = "Largest divergence",
            description =
                    "A divergence counts up to so many nats, above 0. The default cuts only far outliers of a regression."
                            + " 20 as a rule; lower it where a few rows dominate.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = UsesDivergence.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    double m_divergenceCap = DEFAULTS.weights().divergenceCap();

    @Widget(
            title = "Update weights",
            description = "After which epochs the weights of the training rows are computed anew.")
    @ValueSwitchWidget
    @ValueReference(UpdateRef.class)
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfUpdate.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    Update m_update = Update.EPOCHS;

    @Widget(
            title = "Epochs between updates",
            description = "Weights are updated after every so many epochs, at least 1."
                    + " 1 as a rule; more where training is not calm.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsUpdatedByEpochs.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    int m_everyEpochs = DEFAULTS.weights().everyEpochs();

    @Widget(title = "Smoothing", description = "What the new weight is blended with, by the share of the new weight.")
    @RadioButtonsWidget
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfSmoothing.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    Smooth m_smoothing = Smooth.NONE;

    @Widget(
            title = "Own predictions of training rows",
            description = "Which networks say what a modality of a training row predicts on its own.")
    @ValueSwitchWidget
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfOwn.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    Own m_ownPredictions = Own.HELD_OUT;

    /** How much is trained for the comparison. */
    enum Thoroughness {
        @Label(
                value = "Quick",
                description = "The unweighted network once, on the same rows, and each modality's own prediction.")
        QUICK,
        @Label(
                value = "Thorough",
                description =
                        "The weighted and the unweighted network, mutual information alone, and networks of each modality alone, "
                                + "with several seeds on the test rows and, below 1,000 rows or without test rows, in repeated "
                                + "five-fold cross-validation over the other rows. The table of scores has means, standard "
                                + "deviations and paired differences.")
        THOROUGH
    }

    /** Numbers of the matrix products in training. */
    enum MatrixPrecision {
        @Label(value = "Single", description = "32 bits.")
        SINGLE(Precision.FLOAT32),
        @Label(
                value = "Half",
                description =
                        "16 bits (bfloat16) for the factors of matrix products; sums, losses and routers keep 32 bits.")
        HALF(Precision.BFLOAT16);

        private final Precision precision;

        MatrixPrecision(Precision precision) {
            this.precision = precision;
        }
    }

    /** What the rows are used for. */
    enum RowUse {
        @Label(value = "Split column", description = "A column says which rows are for training, validation and test.")
        BY_COLUMN,
        @Label(
                value = "All for training",
                description =
                        "The network learns from all rows. Scores are then of held-out rows of the cross-fitting only; "
                                + "needs at least 2 members.")
        TRAIN
    }

    /** What sets a modality's weight. */
    enum Weighting {
        @Label(value = "Divergence and mutual information", description = "Both, multiplied.")
        KL_MI(Scheme.KL_MI),
        @Label(
                value = "Divergence",
                description =
                        "For each row: the KL divergence between the modality's own prediction and the fused one.")
        KL(Scheme.KL),
        @Label(
                value = "Mutual information",
                description =
                        "For the whole data: the mutual information between the modality's own predictions and the fused "
                                + "ones.")
        MI(Scheme.MI),
        @Label(
                value = "Confidence",
                description =
                        "For each row: how sure the modality is of its own prediction (inverse variance). Not part of BTW, for comparison.")
        INVERSE_VARIANCE(Scheme.INVERSE_VARIANCE),
        @Label(
                value = "Mutual information with the target",
                description =
                        "For the whole data: the mutual information between the modality's own predictions of held-out rows and their "
                                + "labels. Not part of BTW, for comparison.")
        LABEL_MI(Scheme.LABEL_MI),
        @Label(value = "No weights", description = "All present modalities count the same.")
        NONE(Scheme.NONE);

        private final Scheme scheme;

        Weighting(Scheme scheme) {
            this.scheme = scheme;
        }

        static Weighting of(Scheme scheme) {
            return choice(values(), one -> one.scheme, scheme);
        }
    }

    /** What a divergence does to the weight. */
    enum Contradiction {
        @Label(value = "Counts less", description = "It is taken to be unreliable in this row.")
        COUNTS_LESS(Direction.AGREEMENT),
        @Label(value = "Counts more", description = "As in most of the published code; it did harm in our comparisons.")
        COUNTS_MORE(Direction.DIVERGENCE);

        private final Direction direction;

        Contradiction(Direction direction) {
            this.direction = direction;
        }

        static Contradiction of(Direction direction) {
            return choice(values(), one -> one.direction, direction);
        }
    }

    /** How mutual information is estimated. */
    enum Estimate {
        @Label(
                value = "Smooth",
                description = "From probabilities, or from the correlation of numbers. Steady with few rows.")
        SMOOTH(InformationEstimate.SMOOTH),
        @Label(
                value = "As published",
                description =
                        "From counts of the most probable classes, or from nearest neighbours (Kraskov) of numbers.")
        EMPIRICAL(InformationEstimate.EMPIRICAL);

        private final InformationEstimate estimate;

        Estimate(InformationEstimate estimate) {
            this.estimate = estimate;
        }

        static Estimate of(InformationEstimate estimate) {
            return choice(values(), one -> one.estimate, estimate);
        }
    }

    /** When weights are computed anew. */
    enum Update {
        @Label(value = "Every few epochs", description = "After every epoch, or every few.")
        EPOCHS(UpdateSchedule.EPOCHS),
        @Label(
                value = "At a new best",
                description = "After an epoch with the best validation score so far, as published.")
        NEW_BEST(UpdateSchedule.NEW_BEST);

        private final UpdateSchedule schedule;

        Update(UpdateSchedule schedule) {
            this.schedule = schedule;
        }

        static Update of(UpdateSchedule schedule) {
            return choice(values(), one -> one.schedule, schedule);
        }
    }

    /** What a new weight is blended with. */
    enum Smooth {
        @Label(value = "With 1", description = "New rows are weighed exactly as training rows are.")
        NONE(Smoothing.NONE),
        @Label(value = "With the last weight", description = "A moving average over the updates that starts at 1.")
        MOVING_AVERAGE(Smoothing.MOVING_AVERAGE),
        @Label(
                value = "With the last weight, adaptively",
                description =
                        "The share of the new weight grows by 0.05 after an epoch with a better validation score, else shrinks, as "
                                + "published.")
        ADAPTIVE(Smoothing.ADAPTIVE);

        private final Smoothing smoothing;

        Smooth(Smoothing smoothing) {
            this.smoothing = smoothing;
        }

        static Smooth of(Smoothing smoothing) {
            return choice(values(), one -> one.smoothing, smoothing);
        }
    }

    /** Which networks give the own predictions of training rows. */
    enum Own {
        @Label(value = "Held out", description = "Networks that did not learn from the row, as for new rows.")
        HELD_OUT(OwnPredictions.HELD_OUT),
        @Label(value = "In sample", description = "Networks that learnt from the row, as published.")
        IN_SAMPLE(OwnPredictions.IN_SAMPLE);

        private final OwnPredictions predictions;

        Own(OwnPredictions predictions) {
            this.predictions = predictions;
        }

        static Own of(OwnPredictions predictions) {
            return choice(values(), one -> one.predictions, predictions);
        }
    }

    /** How the learning rate changes. */
    enum Schedule {
        @Label(value = "Cosine", description = "Up over the first 5 % of the steps, then slowly down.")
        COSINE(LearningRateSchedule.COSINE),
        @Label(value = "Plateau", description = "Halved when the validation score has not improved for a while.")
        PLATEAU(LearningRateSchedule.PLATEAU);

        private final LearningRateSchedule schedule;

        Schedule(LearningRateSchedule schedule) {
            this.schedule = schedule;
        }
    }

    /** The choice that stands for a value of the engine. */
    private static <C, V> C choice(C[] choices, Function<C, V> value, V wanted) {
        return Stream.of(choices)
                .filter(one -> value.apply(one) == wanted)
                .findFirst()
                .orElseThrow();
    }

    /** Whether one column or several hold what is predicted. */
    enum Predicted {
        @Label(
                value = "Automatic",
                description =
                        "Texts and true/false are classes, and so are numbers if there are only two; other numbers are predicted as numbers. "
                                + "Of a column of numbers this is seen when the node is executed; choose Class or Number to know it before.")
        AUTOMATIC,
        @Label(value = "Class", description = "One of several classes, whatever the type of the column.")
        CLASS,
        @Label(value = "Number", description = "A number.")
        NUMBER,
        @Label(
                value = "By its type",
                description = "Texts are classes, each spelling one of its own, and numbers are numbers.")
        COLUMN,
        @Label(value = "Several labels", description = "Which of several labels a row has, for example its diagnoses.")
        LABELS
    }

    /** Nodes that were saved before the choice existed predict one column by its type. */
    static final class OfPredicted implements NodeParametersPersistor<Predicted> {

        private static final String KEY = "predicted";

        @Override
        public Predicted load(NodeSettingsRO settings) throws InvalidSettingsException {
            String name = settings.containsKey(KEY) ? settings.getString(KEY) : Predicted.COLUMN.name();
            return Arrays.stream(Predicted.values())
                    .filter(predicted -> predicted.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidSettingsException(
                            "'Target is' is '" + name + "': choose AUTOMATIC, CLASS, NUMBER, COLUMN or LABELS."));
        }

        @Override
        public void save(Predicted predicted, NodeSettingsWO settings) {
            settings.addString(KEY, (predicted == null ? Predicted.COLUMN : predicted).name());
        }

        @Override
        public String[][] getConfigPaths() {
            return new String[][] {{KEY}};
        }
    }

    static final class IsByType implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(PredictedRef.class).isOneOf(Predicted.COLUMN);
        }
    }

    static final class PredictedRef implements ParameterReference<Predicted> {}

    static final class IsLabels implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(PredictedRef.class).isOneOf(Predicted.LABELS);
        }
    }

    static final class PossibleLabels implements FilteredInputTableColumnsProvider {
        @Override
        public int getInputTableIndex() {
            return LABELS_PORT;
        }

        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return LabelColumns.isPossible(column);
        }
    }

    static final class TargetColumns implements FilteredInputTableColumnsProvider {
        @Override
        public int getInputTableIndex() {
            return LABELS_PORT;
        }

        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return TargetColumn.isPossible(column);
        }
    }

    static final class SplitColumns implements FilteredInputTableColumnsProvider {
        @Override
        public int getInputTableIndex() {
            return LABELS_PORT;
        }

        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return SplitColumn.isPossible(column);
        }
    }

    static final class GroupColumns implements StringChoicesProvider {
        @Override
        public List<StringChoice> computeState(NodeParametersInput input) {
            List<StringChoice> choices = new ArrayList<>();
            choices.add(new StringChoice("", "None: each row for itself"));
            input.getInTableSpec(LABELS_PORT).stream()
                    .flatMap(DataTableSpec::stream)
                    .filter(GroupNames::isPossible)
                    .forEach(column -> choices.add(StringChoice.fromId(column.getName())));
            return choices;
        }
    }

    /** Reads settings of 0.1.0 too, in which a switch beside the column said whether it counts. */
    static final class ChosenGroup implements NodeParametersPersistor<String> {

        private static final String SWITCH = "grouped";
        private static final String COLUMN = "groupColumn";

        @Override
        public String load(NodeSettingsRO settings) {
            return settings.getBoolean(SWITCH, true) ? settings.getString(COLUMN, "") : "";
        }

        @Override
        public void save(String column, NodeSettingsWO settings) {
            settings.addString(COLUMN, column);
        }

        @Override
        public String[][] getConfigPaths() {
            return new String[][] {{COLUMN}};
        }
    }

    /** How rows that belong together are found, and what they count. */
    enum Grouping {
        @Label(
                value = "Automatic",
                description =
                        "The group column; where none is chosen, a column of the labels that is called patient, subject, mrn or the like and has "
                                + "the same value in several rows. Intervals count groups, not rows.")
        AUTOMATIC(true),
        @Label(
                value = "Only the group column",
                description = "Without a group column, each row is for itself. Intervals count groups, not rows.")
        CHOSEN(true),
        @Label(
                value = "Only the group column, intervals count rows",
                description = "Intervals are too narrow where a patient has several rows.")
        ROWS_COUNT(false);

        private final boolean countsAsOne;

        Grouping(boolean countsAsOne) {
            this.countsAsOne = countsAsOne;
        }
    }

    /** Nodes that were saved before the choice existed have intervals that count rows. */
    static final class OfGrouping implements NodeParametersPersistor<Grouping> {

        private static final String KEY = "grouping";

        @Override
        public Grouping load(NodeSettingsRO settings) throws InvalidSettingsException {
            String name = settings.containsKey(KEY) ? settings.getString(KEY) : Grouping.ROWS_COUNT.name();
            return Arrays.stream(Grouping.values())
                    .filter(grouping -> grouping.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidSettingsException(
                            "'Groups' is '" + name + "': choose AUTOMATIC, CHOSEN or ROWS_COUNT."));
        }

        @Override
        public void save(Grouping grouping, NodeSettingsWO settings) {
            settings.addString(KEY, (grouping == null ? Grouping.ROWS_COUNT : grouping).name());
        }

        @Override
        public String[][] getConfigPaths() {
            return new String[][] {{KEY}};
        }
    }

    static final class RowUseRef implements ParameterReference<RowUse> {}

    static final class IsByColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(RowUseRef.class).isOneOf(RowUse.BY_COLUMN);
        }
    }

    static final class WeightingRef implements ParameterReference<Weighting> {}

    static final class IsWeighted implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(WeightingRef.class)
                    .isOneOf(
                            Weighting.KL,
                            Weighting.MI,
                            Weighting.KL_MI,
                            Weighting.INVERSE_VARIANCE,
                            Weighting.LABEL_MI);
        }
    }

    static final class UpdateRef implements ParameterReference<Update> {}

    static final class IsUpdatedByEpochs implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getPredicate(IsWeighted.class)
                    .and(initializer.getEnum(UpdateRef.class).isOneOf(Update.EPOCHS));
        }
    }

    static final class CompareRef implements ParameterReference<Boolean> {}

    static final class ThoroughnessRef implements ParameterReference<Thoroughness> {}

    static final class IsCompared implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getPredicate(IsWeighted.class)
                    .and(initializer.getBoolean(CompareRef.class).isTrue());
        }
    }

    static final class IsThorough implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getPredicate(IsCompared.class)
                    .and(initializer.getEnum(ThoroughnessRef.class).isOneOf(Thoroughness.THOROUGH));
        }
    }

    static final class UsesDivergence implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(WeightingRef.class).isOneOf(Weighting.KL, Weighting.KL_MI);
        }
    }

    static final class UsesInformation implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(WeightingRef.class).isOneOf(Weighting.MI, Weighting.KL_MI, Weighting.LABEL_MI);
        }
    }

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

    static final class AtLeastTwo extends MinValidation {
        @Override
        protected double getMin() {
            return 2;
        }
    }

    static final class AtMostOne extends MaxValidation {
        @Override
        protected double getMax() {
            return 1;
        }
    }

    static final class AtMost20 extends MaxValidation {
        @Override
        protected double getMax() {
            return 20;
        }
    }

    BtwLearnerParameters() {}

    BtwLearnerParameters(NodeParametersInput input) {
        input.getInTableSpec(LABELS_PORT).ifPresent(this::adapt);
    }

    private void adapt(DataTableSpec labels) {
        Optional<String> split = SplitColumn.usual(labels);
        m_rows = split.isPresent() ? RowUse.BY_COLUMN : RowUse.TRAIN;
        split.ifPresent(name -> m_splitColumn = name);
        List<DataColumnSpec> possible = labels.stream()
                .filter(TargetColumn::isPossible)
                .filter(column -> split.filter(column.getName()::equals).isEmpty())
                .toList();
        possible.stream()
                .filter(ColumnKinds::isText)
                .findFirst()
                .or(() -> possible.stream().findFirst())
                .ifPresent(column -> m_target = column.getName());
    }

    @Override
    public void validate() throws InvalidSettingsException {
        EngineWork.validate(this, this::settings);
    }

    /** @return how the network is trained */
    TrainingSettings settings() {
        if (m_rows == RowUse.TRAIN && m_members == 1) {
            throw new InputException(
                    "With one member and no split column, no row is left to choose the epoch and to score.",
                    "Raise 'Members' to 2 or more, or choose a split column.");
        }
        WeightSettings weights = new WeightSettings(
                m_weighting.scheme,
                m_contradiction.direction,
                m_blend,
                m_warmUpEpochs,
                m_informationFloor,
                m_divergenceCap,
                m_informationEstimate.estimate,
                m_update.schedule,
                m_everyEpochs,
                m_smoothing.smoothing,
                m_ownPredictions.predictions,
                m_guarded);
        return new TrainingSettings(
                m_seed,
                m_members,
                optional(m_epochs),
                optional(m_batchSize),
                m_learningRate,
                m_weightDecay,
                m_clipNorm,
                m_modalityDropout,
                m_schedule.schedule,
                m_patience,
                weights,
                m_compare,
                m_device.policy(),
                m_compare && m_comparison == Thoroughness.THOROUGH ? m_comparisonSeeds : 0,
                m_typicality,
                m_balanced,
                m_varied,
                m_precision.precision);
    }

    /**
     * @param labels the columns of the labels
     * @return the target's column, or those of the labels; empty where only the values tell what it is
     */
    Optional<Target> target(DataTableSpec labels) {
        return m_predicted == Predicted.LABELS
                ? Optional.of(LabelColumns.of(labels, m_labels))
                : TargetColumn.of(labels, m_target, meaning()).map(column -> column);
    }

    /** @return whether the target holds numbers, which say themselves whether they are classes */
    boolean dependsOnValues(DataTableSpec labels) {
        return m_predicted != Predicted.LABELS
                && meaning() == TargetColumn.Meaning.VALUES
                && TargetColumn.holdsNumbers(labels, m_target);
    }

    /**
     * @param labels the columns of the labels, of which the target holds numbers
     * @param areClasses whether they are classes
     * @return the target's column
     */
    TargetColumn targetOfNumbers(DataTableSpec labels, boolean areClasses) {
        return TargetColumn.of(labels, m_target, areClasses);
    }

    private TargetColumn.Meaning meaning() {
        return switch (m_predicted) {
            case CLASS -> TargetColumn.Meaning.CLASS;
            case NUMBER -> TargetColumn.Meaning.NUMBER;
            case COLUMN, LABELS ->
                m_wholeNumbersAreClasses ? TargetColumn.Meaning.WHOLE_NUMBERS_ARE_CLASSES : TargetColumn.Meaning.TYPE;
            case AUTOMATIC ->
                m_wholeNumbersAreClasses ? TargetColumn.Meaning.WHOLE_NUMBERS_ARE_CLASSES : TargetColumn.Meaning.VALUES;
        };
    }

    /**
     * @param labels the columns of the labels
     * @return the split column; empty if all rows are for training
     */
    Optional<SplitColumn> split(DataTableSpec labels) {
        if (m_rows == RowUse.TRAIN) {
            return Optional.empty();
        }
        if (m_splitColumn == null || m_splitColumn.isBlank()) {
            throw new InputException(
                    "No split column is chosen.",
                    "Choose the split column, or that all rows are for training, in the node's dialog.");
        }
        SplitColumn column = SplitColumn.of(labels, m_splitColumn)
                .orElseThrow(() -> new InputException(
                        "The table of labels has no column '" + m_splitColumn + "' with " + SplitColumn.CONTENT + ".",
                        "Choose the split column, or that all rows are for training, in the node's dialog."));
        if (m_predicted != Predicted.LABELS && m_splitColumn.equals(m_target)) {
            throw new InputException(
                    "'" + m_target + "' is both the target and the split column.",
                    "Choose different columns in the node's dialog.");
        }
        return Optional.of(column);
    }

    /**
     * @param labels the columns of the labels
     * @return the column of groups; empty if each row is for itself
     */
    Optional<GroupNames> group(DataTableSpec labels) {
        return m_groupColumn == null || m_groupColumn.isEmpty()
                ? Optional.empty()
                : Optional.of(GroupNames.of(labels, m_groupColumn));
    }

    /**
     * @param labels the columns of the labels
     * @return columns that may say which rows belong together, by their names; none where a column is chosen, or none is wanted
     */
    List<GroupNames> possibleGroups(DataTableSpec labels) {
        if (m_grouping != Grouping.AUTOMATIC || group(labels).isPresent()) {
            return List.of();
        }
        return labels.stream()
                .filter(column -> NamedLike.group(column.getName()) && GroupNames.isPossible(column))
                .map(DataColumnSpec::getName)
                .filter(name -> !name.equals(m_target) && !name.equals(m_splitColumn))
                .map(name -> GroupNames.of(labels, name))
                .toList();
    }

    /** @return whether the rows of a group count as one in intervals */
    boolean groupsCountAsOne() {
        return m_grouping.countsAsOne;
    }

    private static OptionalInt optional(Optional<Integer> value) {
        return value.isPresent() ? OptionalInt.of(value.get()) : OptionalInt.empty();
    }
}
