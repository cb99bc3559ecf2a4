package org.multimodalbtw.nodes.report;

import java.util.List;
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
import org.knime.node.parameters.persistence.Persistor;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.multimodalbtw.engine.report.page.ReportData.Wishes;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Place;
import org.multimodalbtw.nodes.run.SavedLater;
import org.multimodalbtw.nodes.table.GroupNames;
import org.multimodalbtw.nodes.table.SplitColumn;

/** What the Multimodal Report writes, and where to. */
final class MultimodalReportParameters implements NodeParameters {

    private static final String FILE = "File";

    @Section(title = "Report")
    interface ReportSection {}

    @Section(title = "Labels")
    @After(ReportSection.class)
    interface LabelsSection {}

    @Widget(
            title = FILE,
            description =
                    "Where the page is written on this machine, for example <tt>/home/me/report.html</tt>; in a folder it is called "
                            + "<tt>report.html</tt>. Empty: it is only shown in the view, and stands in the table <i>Report</i>.")
    @Layout(ReportSection.class)
    String m_file = "";

    @Widget(title = "If the file exists", description = "What happens to a file that is there already.")
    @ValueSwitchWidget
    @Layout(ReportSection.class)
    IfExists m_ifExists = IfExists.FAIL;

    @Widget(title = "Title", description = "The heading. Empty: a usual one, with the name of the target.")
    @Layout(ReportSection.class)
    String m_title = "";

    @Widget(
            title = "Note",
            description =
                    "A line below the title, for example who wrote the report and when. No date is printed by itself, so that the "
                            + "same data give the same page.")
    @Layout(ReportSection.class)
    String m_note = "";

    @Widget(
            title = "One patient",
            description =
                    "The RowID of a patient: the page is then about this patient's prediction. Empty: it is about the whole cohort.")
    @Layout(ReportSection.class)
    String m_patient = "";

    @Widget(
            title = "RowIDs",
            description =
                    "Whether RowIDs of patients may stand in the report on the cohort, with a list of the largest errors and single "
                            + "cells of what was read. Off as a rule; turn it on only where the readers may know them.")
    @Layout(ReportSection.class)
    boolean m_withIds;

    @Widget(
            title = "Event",
            description =
                    "The class that is looked for, for example <i>died</i>. Empty: the rarest of the rows that were learnt from.")
    @Layout(ReportSection.class)
    String m_event = "";

    @Widget(
            title = "Split column",
            description =
                    "The column that says what each row was used for: train, valid or test. Only test rows judge the model. Empty: "
                            + "a column that is called split, if there is one.")
    @ChoicesProvider(SplitColumns.class)
    @Layout(LabelsSection.class)
    String m_splitColumn = "";

    @Widget(
            title = "Group column",
            description =
                    "The column that says which rows belong together, for example the patient of each stay. Empty: a column that is "
                            + "called so, for example <i>patient</i>, if rows share its values.")
    @ChoicesProvider(GroupColumns.class)
    @Layout(LabelsSection.class)
    String m_groupColumn = "";

    @Widget(
            title = "Each row is for itself",
            description = "Whether no column of patients is looked for. Off as a rule.")
    @Migrate(loadDefaultIfAbsent = true)
    @Advanced
    @Layout(LabelsSection.class)
    boolean m_rowsAlone;

    @Widget(
            title = "Subgroup columns",
            description =
                    "Columns of the labels by whose values the figures are told apart, with commas between, for example <i>sex, age</i>. "
                            + "Values of fewer than five patients are counted together and not named. Empty: none.")
    @Persistor(OfSubgroups.class)
    @Layout(LabelsSection.class)
    String m_subgroups = "";

    @Widget(
            title = "Scores in use",
            description =
                    "Columns of the labels with scores to compare the model with, with commas between, for example <i>SOFA</i>. They are "
                            + "compared by their order, and more speaks for the event. Empty: none.")
    @Persistor(OfScores.class)
    @Layout(LabelsSection.class)
    String m_scores = "";

    static final class OfSubgroups extends SavedLater<String> {
        OfSubgroups() {
            super("subgroups", "", NodeSettingsRO::getString, NodeSettingsWO::addString);
        }
    }

    static final class OfScores extends SavedLater<String> {
        OfScores() {
            super("scores", "", NodeSettingsRO::getString, NodeSettingsWO::addString);
        }
    }

    MultimodalReportParameters() {}

    /** Columns of the labels that may say what rows are used for. */
    static final class SplitColumns implements StringChoicesProvider {
        @Override
        public List<String> choices(NodeParametersInput input) {
            return names(input, true);
        }
    }

    /** Columns of the labels that may say which rows belong together. */
    static final class GroupColumns implements StringChoicesProvider {
        @Override
        public List<String> choices(NodeParametersInput input) {
            return names(input, false);
        }
    }

    private static List<String> names(NodeParametersInput input, boolean areSplits) {
        return input.getInTableSpec(MultimodalReportNodeFactory.LABELS).stream()
                .flatMap(DataTableSpec::stream)
                .filter(column -> areSplits ? SplitColumn.isPossible(column) : GroupNames.isPossible(column))
                .map(DataColumnSpec::getName)
                .toList();
    }

    @Override
    public void validate() throws InvalidSettingsException {
        EngineWork.validate(this, () -> place().check());
    }

    Place place() {
        return new Place(FILE, m_file);
    }

    Wishes wishes() {
        return new Wishes(m_title.strip(), m_note.strip(), m_event.strip(), m_withIds, m_patient.strip());
    }
}
