package org.multimodalbtw.nodes.cohort;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.LongCell;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.engine.cohort.CheckedColumn;
import org.multimodalbtw.engine.cohort.CheckedColumn.State;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.cohort.ColumnChecks;
import org.multimodalbtw.engine.cohort.ColumnContent;
import org.multimodalbtw.engine.report.CohortReport;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.TableWriter;
import org.multimodalbtw.nodes.view.ReportTable;
import org.multimodalbtw.nodes.view.ViewPage;

/** Says what each file and column of a cohort's folder is taken for, and what is odd about it. */
public final class CohortCheckNodeFactory extends DefaultNodeFactory {

    private static final String YES = "yes";
    private static final String NO = "no";

    private static final List<String> STATES =
            Stream.of(State.values()).map(State::word).toList();

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Cohort Check")
            .icon("cohort-check.png")
            .shortDescription("Says what each file and column of a cohort's folder is taken for, and what is odd.")
            .fullDescription(
                    """
                    <p>Looks at a folder with a cohort before anything is learnt from it: what each column is taken for, whether it is
                    used, how much of it is empty, its range or its categories, what is odd about it, with a row and a cell as an
                    example, and what to do. Nothing is changed.</p>
                    <p>It has the same settings as the Cohort Reader and says exactly what that does with them. A column that is taken for
                    something wrong is corrected in both dialogs, under <i>Columns taken as</i>.</p>
                    <h3>How to read the result</h3>
                    <p>Begin with the view, which shows the most important things first: what stops the Cohort Reader, what is
                    used although it is odd, and what is left out. The table has a row for each file and each column. Rows of the
                    example are counted from the first row below the header. Of columns with more than 100,000 numbers, the
                    median is that of evenly spaced rows; of more than 10,000 categories, the first are counted.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addOutputTable(
                    "Columns",
                    "One row for each file, each column, and whatever else was noticed: what it is taken for, whether it is used, "
                            + "what it holds, what is odd, and what to do."))
            .model(model -> model.parametersClass(CohortFolderParameters.class)
                    .configure(CohortCheckNodeFactory::configure)
                    .execute(CohortCheckNodeFactory::execute))
            .addView(view -> view.withoutParameters()
                    .description(
                            "What became of each column, the most important first, with an example and what to do.")
                    .page(page ->
                            page.fromString(() -> ViewPage.plain("cohort.js")).relativePath("cohort.js"))
                    .initialData(data -> data.data(ReportTable::json)))
            .nodeType(NodeType.Source)
            .keywords("data quality", "survey", "columns", "csv", "leakage", "missing values", "multimodal");

    /** For the platform. */
    public CohortCheckNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        CohortFolderParameters parameters = input.getParameters();
        EngineWork.configure(() -> open(parameters));
        output.setOutSpec(0, spec());
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = input.getExecutionContext();
        CohortFolderParameters parameters = input.getParameters();
        EngineWork.execute(context, monitor -> {
            List<CheckedColumn> checked = ColumnChecks.of(open(parameters), monitor);
            output.setOutData(
                    0,
                    TableWriter.write(context, spec(), writer -> checked.forEach(column -> writer.add(cells(column)))));
            output.setInternalData(ReportTable.of(CohortReport.of(checked), context));
            if (checked.stream().anyMatch(column -> column.state() != State.FINE)) {
                output.setWarningMessage(CohortReport.conclusion(checked));
            }
            return null;
        });
    }

    private static CohortFolder open(CohortFolderParameters parameters) {
        return CohortFolder.open(parameters.folder(), parameters.labels(), parameters.csv());
    }

    private static DataTableSpec spec() {
        return Columns.table(List.of(
                Columns.text("File"),
                Columns.text("Column"),
                Columns.text("Taken for"),
                Columns.nominal("Used", List.of(YES, NO)),
                Columns.nominal("State", STATES),
                Columns.share("Share empty"),
                Columns.number("Smallest"),
                Columns.number("Median"),
                Columns.number("Largest"),
                Columns.count("Categories"),
                Columns.text("Most frequent"),
                Columns.text("Oddity"),
                Columns.count("Row"),
                Columns.text("Example"),
                Columns.text("What to do")));
    }

    private static List<DataCell> cells(CheckedColumn column) {
        Optional<ColumnContent> content = column.content();
        return List.of(
                text(column.file()),
                text(column.column()),
                text(column.takenFor()),
                Columns.cell(column.isUsed() ? YES : NO),
                Columns.cell(column.state().word()),
                content.map(each -> Columns.cell(each.emptyShare())).orElseGet(DataType::getMissingCell),
                content.map(each -> Columns.cell(each.numbers().smallest())).orElseGet(DataType::getMissingCell),
                content.map(each -> Columns.cell(each.numbers().median())).orElseGet(DataType::getMissingCell),
                content.map(each -> Columns.cell(each.numbers().largest())).orElseGet(DataType::getMissingCell),
                count(content.map(ColumnContent::categories).orElse(0L)),
                text(content.map(ColumnContent::mostFrequent).orElse("")),
                text(column.oddity().what()),
                count(column.oddity().row()),
                text(column.oddity().example()),
                text(column.remedy()));
    }

    private static DataCell text(String text) {
        return Columns.cell(text.isEmpty() ? null : text);
    }

    /** A count from 1 on; missing where nothing was counted. */
    private static DataCell count(long number) {
        return number == 0 ? DataType.getMissingCell() : new LongCell(number);
    }
}
