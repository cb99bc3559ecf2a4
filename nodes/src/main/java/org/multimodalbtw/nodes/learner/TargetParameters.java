package org.multimodalbtw.nodes.learner;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
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

    private static final String CHOOSE_SPLIT =
            "Choose the split column, or that all rows are for training, in the node's dialog.";

    /** The choice of no split column. */
    static final String NO_SPLIT = "";

    @Section(title = "What to predict")
    interface PredictionSection {}

    @Section(title = "Rows", description = "Which rows are learnt from, and which belong together.")
    @After(PredictionSection.class)
    interface RowSection {}

    @Widget(title = "Target is", description = "Whether the target is a class, a number, or several labels.")
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

    @Widget(title = "Target column", description = "The column to predict. Rows where it is empty are left out.")
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
            title = "Rare classes count as much as frequent ones",
            description =
                    "Finds more of a rare class, but its probabilities are then too high. Off as a rule; turn it on where missing a rare "
                            + "class costs more than a false alarm. Without effect on numbers.")
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(PredictionSection.class)
    boolean m_balanced;

    @Widget(title = "Rows", description = "Whether a column says what each row is used for.")
    @ValueSwitchWidget
    @ValueReference(RowUseRef.class)
    @Effect(predicate = IsByColumn.class, type = EffectType.HIDE)
    @Layout(RowSection.class)
    RowUse m_rows = RowUse.BY_COLUMN;

    @Widget(
            title = "Split column",
            description =
                    "Says what each row is used for: train (learnt from), valid (chooses between epochs) or test (only scored). Usual words for "
                            + "these, and 0, 1 and 2, are understood.")
    @ChoicesProvider(LabelsTable.SplitColumns.class)
    @Effect(predicate = IsByColumn.class, type = EffectType.SHOW)
    @Layout(RowSection.class)
    String m_splitColumn = SplitColumn.USUAL_NAME;

    @Widget(
            title = "Group column",
            description =
                    "Says which rows belong together, for example the patient of each stay. They are held out together, so that no network is "
                            + "judged on a patient that it knows. Choose it wherever a patient has several rows.")
    @ChoicesProvider(LabelsTable.GroupColumns.class)
    @Persistor(ChosenGroup.class)
    @Layout(RowSection.class)
    String m_groupColumn = "";

    @Widget(
            title = "Groups",
            description =
                    "How rows that belong together are found, and what they count. Rows of a group are always held out together.")
    @RadioButtonsWidget
    @Persistor(SavedGrouping.class)
    @Layout(RowSection.class)
    @Advanced
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
        Optional<String> split = SplitColumn.usual(labels).or(() -> SplitColumn.byValues(labels));
        m_splitColumn = split.orElse(NO_SPLIT);
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

    /** @return whether no row is held out for validation or test */
    final boolean areAllForTraining() {
        return m_rows == RowUse.TRAIN || NO_SPLIT.equals(m_splitColumn);
    }

    /** @return whether all rows are for training since no split column is chosen */
    final boolean lacksSplit() {
        return m_rows != RowUse.TRAIN && areAllForTraining();
    }

    /**
     * @param labels the columns of the labels
     * @return the split column; empty if all rows are for training
     */
    Optional<SplitColumn> split(DataTableSpec labels) {
        if (areAllForTraining()) {
            return Optional.empty();
        }
        if (m_splitColumn == null || m_splitColumn.isBlank()) {
            throw new InputException("No split column is chosen.", CHOOSE_SPLIT);
        }
        SplitColumn column = SplitColumn.of(labels, m_splitColumn)
                .orElseThrow(() -> new InputException(
                        "The table of labels has no column '" + m_splitColumn + "' with " + SplitColumn.CONTENT + ".",
                        CHOOSE_SPLIT));
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
