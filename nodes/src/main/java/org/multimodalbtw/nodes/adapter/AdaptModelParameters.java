package org.multimodalbtw.nodes.adapter;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.multimodalbtw.engine.adapt.AdaptationSettings;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.nodes.evaluator.LabelsTable;
import org.multimodalbtw.nodes.predictor.TableChoice;
import org.multimodalbtw.nodes.run.Device;
import org.multimodalbtw.nodes.run.EngineWork;

/** How a model is adapted to a new cohort. */
final class AdaptModelParameters implements NodeParameters {

    @Widget(
            title = "What is adapted",
            description =
                    "How much of the model goes on. The fewer patients, the less: below about 100 only recalibrate.")
    @RadioButtonsWidget
    @ValueReference(HowMuchRef.class)
    HowMuch m_howMuch = HowMuch.LOW_RANK;

    @Widget(
            title = "Rank",
            description =
                    "How many dimensions the factors have. More can learn more, and learn by heart. 4 to start from.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsLowRank.class, type = EffectType.SHOW)
    int m_rank = AdaptationSettings.RANK;

    @Widget(
            title = "Use only where it gains",
            description =
                    "The model stays as it was, or is only recalibrated, unless patients of the new cohort that were not learnt from "
                            + "are predicted better by more than two standard errors. Off: used in any case, to study it.")
    boolean m_guarded = true;

    @Widget(
            title = "Split column",
            description =
                    "The column of the labels that says what each row is used for. Test rows are only scored; without a column, all "
                            + "rows are learnt from, and each is held out once.")
    @ChoicesProvider(LabelsTable.Splits.class)
    String m_splitColumn = "";

    @Widget(
            title = "Group column",
            description =
                    "The column of the labels that says which rows are of one patient. They are held out together.")
    @ChoicesProvider(LabelsTable.Groups.class)
    String m_groupColumn = "";

    @Widget(
            title = "Each row is for itself",
            description = "Whether no column of patients is looked for. Off as a rule.")
    @Advanced
    boolean m_rowsAlone;

    @Widget(
            title = "Epochs",
            description =
                    "Passes over the new rows. 0: 30 below 1,000 rows, fewer above. Without effect on recalibration.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    int m_epochs;

    @Widget(
            title = "Random seed",
            description = "Any whole number, 1 to start from. The same seed, rows and machine give the same model.")
    @NumberInputWidget
    @Advanced
    long m_seed = 1;

    @Widget(title = "Device", description = "Where the networks run. For a few thousand rows the CPU is fast enough.")
    @ValueSwitchWidget
    @Advanced
    Device m_device = Device.AUTO;

    @Widget(
            title = "Modalities of tables",
            description =
                    "Only for tables instead of a tensor: each modality is read from the table that has its columns. Where several "
                            + "tables have them, say here which one it is.")
    @ArrayWidget(addButtonText = "Add modality", elementTitle = "Modality")
    @Advanced
    TableChoice[] m_tables = {};

    static final class HowMuchRef implements ParameterReference<HowMuch> {}

    static final class IsLowRank implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(HowMuchRef.class).isOneOf(HowMuch.LOW_RANK, HowMuch.SHARED_LOW_RANK);
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        EngineWork.validate(this, () -> {
            settings();
            namedTables();
        });
    }

    /** How the engine adapts. */
    AdaptationSettings settings() {
        return new AdaptationSettings(
                m_howMuch.way(),
                m_rank,
                m_epochs == 0 ? OptionalInt.empty() : OptionalInt.of(m_epochs),
                m_guarded,
                m_seed,
                new Compute(m_device.policy(), Precision.FLOAT32));
    }

    /** The column that says what rows are used for. */
    Optional<String> split(DataTableSpec labels) {
        return LabelsTable.split(labels, m_splitColumn);
    }

    /** The column that says which rows belong together; empty for one that is called so. */
    String group() {
        return m_groupColumn == null ? "" : m_groupColumn;
    }

    /** The positions of the tables that the user names, by modality. */
    Map<String, Integer> namedTables() {
        return TableChoice.named(m_tables);
    }
}
