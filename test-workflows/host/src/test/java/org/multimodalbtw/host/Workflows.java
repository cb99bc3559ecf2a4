package org.multimodalbtw.host;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.multimodalbtw.host.Contribution.Origin;
import org.multimodalbtw.host.nodes.BtwLearnerNodeFactory;
import org.multimodalbtw.host.nodes.BtwWeightInspectorNodeFactory;
import org.multimodalbtw.host.nodes.CohortReaderNodeFactory;
import org.multimodalbtw.host.nodes.ModalityCollectorNodeFactory;
import org.multimodalbtw.host.nodes.MultimodalPredictorNodeFactory;
import org.multimodalbtw.host.nodes.TabularEncoderNodeFactory;
import org.multimodalbtw.host.nodes.TensorPortObject;

/** Workflows for tests: those that the platform stored, copies of them, and the same one built here. */
final class Workflows {

    static final NodeFactories FACTORIES = NodeFactories.of(Workflows.class.getClassLoader());

    static final Contribution CONTRIBUTION = new Contribution(
            new Origin("Multimodal BTW nodes", "org.multimodalbtw.nodes", "Multimodal BTW", "0.1.0"), null);

    private Workflows() {}

    static Path stored(String name) throws URISyntaxException {
        return Path.of(Workflows.class.getResource("/workflows/" + name).toURI());
    }

    /** A copy with one text of one file replaced. */
    static Path changed(String name, Path directory, String file, String regex, String replacement)
            throws IOException, URISyntaxException {
        Path source = stored(name);
        Path copy = directory.resolve(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path from : files.toList()) {
                Files.copy(from, copy.resolve(source.relativize(from).toString()));
            }
        }
        String text = Files.readString(copy.resolve(file));
        String changed = text.replaceFirst(regex, replacement);
        if (changed.equals(text)) {
            throw new IllegalArgumentException("Nothing in " + file + " matches " + regex);
        }
        Files.writeString(copy.resolve(file), changed);
        return copy;
    }

    static WorkflowRun load(Path workflow, String... overrides) throws IOException, WorkflowException {
        return WorkflowRun.load(workflow, Overrides.of(java.util.List.of(overrides)), RunOptions.DEFAULT, FACTORIES);
    }

    /** The workflow that the platform stored. */
    static Workflow built() throws WorkflowException {
        Workflow workflow = new Workflow();
        CohortReaderNodeFactory reader = new CohortReaderNodeFactory();
        ModifiableNodeCreationConfiguration threeModalities = reader.createNodeCreationConfig();
        threeModalities
                .getPortConfig()
                .orElseThrow()
                .getExtendablePorts()
                .get("modalities")
                .addPort(BufferedDataTable.TYPE);
        WorkflowNode cohort = workflow.add(reader, threeModalities);
        ModalityCollectorNodeFactory collectorFactory = new ModalityCollectorNodeFactory();
        ModifiableNodeCreationConfiguration threeInputs = collectorFactory.createNodeCreationConfig();
        threeInputs
                .getPortConfig()
                .orElseThrow()
                .getExtendablePorts()
                .get("modalities")
                .addPort(TensorPortObject.TYPE);
        WorkflowNode collector = workflow.add(collectorFactory, threeInputs);
        for (int modality = 1; modality <= 3; modality++) {
            WorkflowNode encoder = workflow.add(new TabularEncoderNodeFactory());
            workflow.connect(cohort, modality + 1, encoder, 1);
            workflow.connect(encoder, 1, collector, modality);
        }
        WorkflowNode learner = workflow.add(new BtwLearnerNodeFactory());
        workflow.connect(collector, 1, learner, 1);
        workflow.connect(cohort, 1, learner, 2);
        WorkflowNode predictor = workflow.add(new MultimodalPredictorNodeFactory());
        workflow.connect(learner, 1, predictor, 1);
        workflow.connect(collector, 1, predictor, 2);
        WorkflowNode inspector = workflow.add(new BtwWeightInspectorNodeFactory());
        workflow.connect(learner, 1, inspector, 1);
        return workflow;
    }
}
