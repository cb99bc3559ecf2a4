package org.multimodalbtw.nodes.cohort;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.cohort.CohortCheck;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.cohort.FileReport;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.table.DecidedColumns;
import org.multimodalbtw.nodes.table.RowsTable;

/** Reads a folder with one CSV file a modality and a file of labels. */
public final class CohortReaderNodeFactory extends DefaultNodeFactory {

    private static final String LABELS = "labels";

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Cohort Reader")
            .icon("cohort-reader.png")
            .shortDescription("Reads a cohort: a folder with labels.csv and one CSV file for each modality.")
            .fullDescription(
                    """
                    <p>Reads a folder that holds a cohort: <b>labels.csv</b> with the outcomes, and one CSV file for each
                    modality, for example <b>labs.csv</b> or <b>imaging.csv.gz</b>. The first column of each file is the id
                    of the row, for example the patient; it becomes the RowID, by which the following nodes join the
                    modalities. A patient may lack in any of the modality files.</p>
                    <p>A column whose cells are all numbers is read as numbers, any other column as text. Empty cells become
                    missing values. Each kind of file has its encoder: tables of one row for each id the Tabular Encoder, texts
                    the Text Encoder, names of image files the Image Encoder, and files with several rows for each id, such as
                    measurements over time, the Series Encoder; there the id is a column, and the rows are numbered.</p>
                    <p>Add a port for each modality with the plus sign on the node. Without further settings the ports give
                    the files in alphabetical order.</p>
                    <h3>How to read the result</h3>
                    <p>One table for the labels and one for each modality, with the id as RowID or, where an id has several rows, as
                    a column. Look at the types of the columns: a column of numbers that came as text has a cell that is no
                    number.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addOutputPortGroup("Labels", group -> group.name("Labels")
                            .description("One row for each id in labels.csv, with all its columns.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Modalities", group -> group.name("Modality")
                            .description("The rows and columns of one modality's file.")
                            .extendable()
                            .supportedTypes(BufferedDataTable.TYPE)
                            .defaultNonFixedTypes(BufferedDataTable.TYPE, BufferedDataTable.TYPE)))
            .model(model -> model.parametersClass(CohortReaderParameters.class)
                    .configure(CohortReaderNodeFactory::configure)
                    .execute(CohortReaderNodeFactory::execute))
            .nodeType(NodeType.Source)
            .keywords("read", "csv", "patients", "modalities", "labels", "multimodal", "EHR");

    /** For the platform. */
    public CohortReaderNodeFactory() {
        super(NODE);
    }

    /** The labels and the modalities in the order of the ports. */
    private record Cohort(CohortFolder folder, List<String> modalities) {

        TableRows rows(int port) {
            return port == 0 ? folder.labelRows() : folder.rows(modalities.get(port - 1));
        }

        /** Of the labels the categories are known, so that the classes are before anything runs. */
        DataTableSpec spec(int port) {
            DataTableSpec spec = port == 0
                    ? RowsTable.spec(LABELS, folder.labelRows())
                    : RowsTable.spec(modalities.get(port - 1), rows(port).columns());
            return folder.reports().stream()
                    .filter(report -> port == 0
                            ? report.kind().isEmpty()
                            : report.kind().isPresent() && report.name().equals(modalities.get(port - 1)))
                    .findFirst()
                    .map(report -> DecidedColumns.of(spec, report.idColumn(), report.columns()))
                    .orElse(spec);
        }
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        CohortReaderParameters parameters = input.getParameters();
        if (EngineWork.configure(parameters::isElsewhere)) {
            EngineWork.configure(parameters::files);
            output.setWarningMessage(
                    "The folder is on another machine: the files of the labels and of the named modalities are copied here when the "
                            + "node is executed, and their columns are known then. Images are not copied.");
            return;
        }
        Cohort cohort = EngineWork.configure(() -> open(parameters.folder(), parameters, input.getOutPortTypes()));
        warnings(cohort, parameters).show(output::setWarningMessage);
        for (int port = 0; port < input.getOutPortTypes().length; port++) {
            output.setOutSpec(port, cohort.spec(port));
        }
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = input.getExecutionContext();
        PortType[] ports = input.getOutPortTypes();
        EngineWork.execute(context, monitor -> {
            CohortReaderParameters parameters = input.getParameters();
            Cohort cohort = open(parameters.fetched(), parameters, ports);
            CohortCheck check = cohort.folder.check(monitor.part(0, .5));
            Warnings warnings =
                    warnings(cohort, parameters).addAll(check.notes()).addAll(unlabelled(cohort, check));
            ProgressMonitor writing = monitor.part(.5, 1);
            for (int port = 0; port < ports.length; port++) {
                output.setOutData(port, RowsTable.write(context, cohort.spec(port), cohort.rows(port), writing));
            }
            warnings.show(output::setWarningMessage);
            return null;
        });
    }

    private static Cohort open(Path place, CohortReaderParameters parameters, PortType[] ports) {
        CohortFolder folder =
                CohortFolder.open(place, parameters.labels(), parameters.csv(), new HashSet<>(parameters.modalities()));
        return new Cohort(folder, modalities(parameters, folder, ports.length - 1));
    }

    private static List<String> modalities(CohortReaderParameters parameters, CohortFolder folder, int ports) {
        List<String> found = folder.modalities();
        List<String> wanted = parameters.modalities();
        wanted.forEach(folder::modality);
        if (!wanted.isEmpty() && wanted.size() != ports) {
            throw new InputException(
                    "The list names " + wanted.size() + " modalities, but the node has " + ports + " modality ports.",
                    "Add or remove ports, or name one modality for each port.");
        }
        if (found.size() < ports) {
            throw new InputException(
                    "The node has " + ports + " modality ports, but the folder has tables for: " + list(found) + ".",
                    "Remove ports from the node, or add files to the folder.");
        }
        return wanted.isEmpty() ? found.subList(0, ports) : wanted;
    }

    private static Warnings warnings(Cohort cohort, CohortReaderParameters parameters) {
        Warnings warnings = new Warnings();
        if (!cohort.folder.hasLabels()) {
            warnings.add(
                    "The folder has no labels: the patients are those of the modalities, and their outcome is not known.");
        }
        List<FileReport> reports = cohort.folder.reports().stream()
                .filter(report -> report.kind().isEmpty() || cohort.modalities.contains(report.name()))
                .toList();
        reports.forEach(report -> warnings.addAll(report.sentences()));
        if (reports.stream().flatMap(report -> report.columns().stream()).anyMatch(ColumnFinding::isSaid)) {
            warnings.add(FileReport.UNDO);
        }
        warnings.addAll(notLookedAt(parameters, cohort.folder.isSurveyed()));
        Map<String, List<String>> filesByReason = new LinkedHashMap<>();
        cohort.folder.skipped().forEach(skipped -> filesByReason
                .computeIfAbsent(skipped.reason(), reason -> new ArrayList<>())
                .add(skipped.file()));
        filesByReason.forEach((reason, files) -> warnings.add("Skipped " + Examples.of(files)
                + (files.size() == 1 ? ", which holds " : ", of which each holds ") + reason + "."));
        List<String> left = cohort.folder.modalities().stream()
                .filter(name -> !cohort.modalities.contains(name))
                .toList();
        if (!left.isEmpty()) {
            warnings.add("Not read, as this node gives other files: " + Examples.of(left)
                    + ". To read " + (left.size() == 1 ? "it" : "them")
                    + ": a port more for each ('+' on the node), and its name in 'Modality of each port'.");
        }
        return warnings;
    }

    /** What would be found in the files of a workflow that takes them as they are written. */
    private static List<String> notLookedAt(CohortReaderParameters parameters, boolean isSurveyed) {
        if (isSurveyed) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        try {
            CohortFolder.open(parameters.folder(), parameters.labels(), parameters.lookedAt())
                    .reports()
                    .forEach(report -> found.addAll(report.sentences()));
        } catch (InputException refused) {
            found.add(refused.getMessage());
        }
        return found.isEmpty()
                ? List.of()
                : List.of("Files are taken as they are written. 'Files and columns: Automatic' would find "
                        + (found.size() == 1 ? "this: " : found.size() + " things, for example: ") + found.get(0));
    }

    /** One sentence for each modality with ids that have no label. */
    private static List<String> unlabelled(Cohort cohort, CohortCheck check) {
        return check.modalities().stream()
                .filter(modality -> cohort.folder.hasLabels())
                .filter(modality -> modality.withoutLabel() > 0 && cohort.modalities.contains(modality.modality()))
                .map(CohortCheck.ModalityCheck::sentence)
                .toList();
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
