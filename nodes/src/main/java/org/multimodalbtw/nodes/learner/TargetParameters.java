package org.multimodalbtw.nodes.learner;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistor;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.nodes.table.GroupNames;
import org.multimodalbtw.nodes.table.SplitColumn;

/** What the BTW Learner predicts, and what each row is used for. */
abstract class TargetParameters implements NodeParameters {

    static final int LABELS_PORT = 2;

    @Section(title = "Prediction")
    interface PredictionSection {}

    @Widget(title = "Target is", description = "What to predict.")
    @RadioButtonsWidget
    @ValueReference(PredictedRef.class)
    @Persistor(SavedPredicted.class)
    @Layout(PredictionSection.class)
    Predicted m_predicted = Predicted.AUTOMATIC;

    @Widget(
            title = "Label columns",
            description =
                    "The labels, of which a row may have any number: one column each, with true or false, or 1 or 0. Rows of which a label "
                            + "is not known are left out.")
    @ColumnFilterWidget(choicesProvider = LabelsTable.PossibleLabels.class)
    @Effect(predicate = IsLabels.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(PredictionSection.class)
    ColumnFilter m_labels = new ColumnFilter();

    @Widget(title = "Target column", description = "What to predict. Rows without a target are left out.")
    @ChoicesProvider(LabelsTable.TargetColumns.class)
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
    @ChoicesProvider(LabelsTable.SplitColumns.class)
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
    @ChoicesProvider(LabelsTable.GroupColumns.class)
    @Persistor(ChosenGroup.class)
    @Layout(PredictionSection.class)
    String m_groupColumn = "";

    @Widget(
            title = "Groups",
            description =
                    "How rows that belong together are found, and what they count. Rows of a group are always held out together.")
    @RadioButtonsWidget
    @Persistor(SavedGrouping.class)
    @Layout(PredictionSection.class)
    Grouping m_grouping = Grouping.AUTOMATIC;

    static final class PredictedRef implements ParameterReference<Predicted> {}

    static final class RowUseRef implements ParameterReference<RowUse> {}

    static final class IsLabels implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(PredictedRef.class).isOneOf(Predicted.LABELS);
        }
    }

    static final class IsByType implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(PredictedRef.class).isOneOf(Predicted.COLUMN);
        }
    }

    static final class IsByColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(RowUseRef.class).isOneOf(RowUse.BY_COLUMN);
        }
    }

    TargetParameters() {}

    TargetParameters(NodeParametersInput input) {
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
        LabelsTable.likelyTarget(possible).ifPresent(name -> m_target = name);
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
}
