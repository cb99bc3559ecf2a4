package org.multimodalbtw.nodes.learner;

import java.util.Optional;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.multimodalbtw.engine.compare.WantedAlarm;
import org.multimodalbtw.nodes.run.Device;

/**
 * What an analyst chooses of a usual training; all else is as the BTW Learner has it by default.
 *
 * @param target what is predicted
 * @param split the column that says what each row is used for; empty if all rows are for training
 * @param group the column that says which rows belong together; empty text: found by its name
 * @param preset settings that go well together
 * @param simpleModels whether simple models may take part beside the network, where the preset has them
 * @param seed of all that is random
 * @param device where the network is trained
 * @param decisions what they are about, and when the model gives alarm
 */
public record UsualChoices(
        OfTable target,
        Optional<String> split,
        String group,
        Preset preset,
        boolean simpleModels,
        long seed,
        Device device,
        Decisions decisions) {

    /**
     * What is decided by a model.
     *
     * @param event the class that decisions are about; empty for the rarest
     * @param isNeverDoubtful whether the rarest is none that may say that nothing is known
     * @param alarm when the model gives alarm
     */
    public record Decisions(String event, boolean isNeverDoubtful, Optional<WantedAlarm> alarm) {}

    /**
     * What is predicted.
     *
     * @param predicted its kind
     * @param column where it stands, or {@code null}
     * @param labels its columns, where there are several labels
     */
    public record OfTable(Predicted predicted, String column, ColumnFilter labels) {}

    BtwLearnerParameters parameters() {
        BtwLearnerParameters parameters = new BtwLearnerParameters();
        parameters.m_predicted = target.predicted();
        parameters.m_target = target.column();
        parameters.m_labels = target.labels();
        parameters.m_rows = split.isPresent() ? RowUse.BY_COLUMN : RowUse.TRAIN;
        split.ifPresent(name -> parameters.m_splitColumn = name);
        parameters.m_groupColumn = group;
        parameters.m_seed = seed;
        parameters.m_device = device;
        parameters.m_preset = preset;
        parameters.m_eventOfDecisions = decisions.event();
        parameters.m_eventNeverDoubtful = decisions.isNeverDoubtful();
        ByPreset.fill(parameters, new StartingPoint(preset, parameters.m_weightMethod));
        parameters.m_furtherHeads = simpleModels ? parameters.m_furtherHeads : Further.NONE;
        return parameters;
    }
}
