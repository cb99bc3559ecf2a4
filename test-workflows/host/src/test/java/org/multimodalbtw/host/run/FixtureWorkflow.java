package org.multimodalbtw.host.run;

import java.nio.file.Path;
import java.util.List;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowNode;

/**
 * A workflow with every kind and form of encoder that needs no file from elsewhere, two networks, a model for each kind of target, and
 * for each way of pre-training one that starts from it, predictions from tensors and from raw tables, and encoders that are applied again.
 */
final class FixtureWorkflow {

    private static final List<String> FILES = List.of("labs", "vitals", "notes", "scans");
    private static final String VALUES = "VALUES";

    private final Workflow workflow = new Workflow();
    private final WorkflowNode reader;

    private FixtureWorkflow(Path cohort) throws WorkflowException {
        reader = add("cohort.CohortReaderNodeFactory", "Modalities", FILES.size());
        set(reader, "folder", cohort.toString());
        for (int index = 0; index < FILES.size(); index++) {
            set(reader, "modalities/" + index + "/name", FILES.get(index));
        }
    }

    /**
     * @param cohort the files of {@link FixtureCohort}
     * @return the workflow, not executed
     * @throws WorkflowException if the nodes are not there, or do not take these settings
     */
    static Workflow of(Path cohort) throws WorkflowException {
        FixtureWorkflow fixture = new FixtureWorkflow(cohort);
        List<WorkflowNode> vectors = fixture.vectors();
        List<WorkflowNode> others = fixture.otherForms();
        WorkflowNode tensor = fixture.collect(vectors);
        WorkflowNode network = fixture.network(tensor);
        WorkflowNode otherTensor = fixture.collect(others);
        WorkflowNode otherNetwork = fixture.network(otherTensor);
        fixture.useAllOf(otherNetwork);
        WorkflowNode outcome = fixture.learn(network, tensor);
        fixture.set(outcome, "target", "outcome");
        WorkflowNode days = fixture.learn(otherNetwork, otherTensor);
        fixture.set(days, "target", "days");
        WorkflowNode findings = fixture.learn(network, tensor);
        fixture.set(findings, "predicted", "LABELS");
        fixture.set(findings, "labels/manualFilter/manuallySelected", "febrile,painful");
        WorkflowNode started = fixture.startFrom(fixture.pretrain(tensor, "CONSISTENCY"), network, tensor);
        WorkflowNode other = fixture.startFrom(fixture.pretrain(tensor, "RECONSTRUCTION"), network, tensor);
        fixture.predict(started, tensor);
        fixture.predict(other, tensor);
        fixture.predict(outcome, tensor);
        fixture.predict(days, otherTensor);
        fixture.predict(findings, tensor);
        fixture.predictRaw(outcome, FILES);
        fixture.predictRaw(days, List.of("vitals", "notes", "scans"));
        fixture.apply(vectors);
        return fixture.workflow;
    }

    private List<WorkflowNode> vectors() throws WorkflowException {
        WorkflowNode notes = encode("text.TextEncoderNodeFactory", "notes");
        set(notes, "components", "4");
        set(notes, "minDocuments", "2");
        WorkflowNode scans = encode("image.ImageEncoderNodeFactory", "scans");
        set(scans, "components", "3");
        WorkflowNode grid = encode("series.SeriesEncoderNodeFactory", "vitals");
        set(grid, "modality", "grid");
        set(grid, "form", "GRID");
        set(grid, "steps", "3");
        return List.of(
                encode("tabular.TabularEncoderNodeFactory", "labs"),
                encode("series.SeriesEncoderNodeFactory", "vitals"),
                notes,
                scans,
                grid);
    }

    private List<WorkflowNode> otherForms() throws WorkflowException {
        WorkflowNode vitals = encode("series.SeriesEncoderNodeFactory", "vitals");
        set(vitals, "form", "EVENTS");
        WorkflowNode notes = encode("text.TextEncoderNodeFactory", "notes");
        set(notes, "form", "TERMS");
        set(notes, "minDocuments", "2");
        WorkflowNode scans = encode("image.ImageEncoderNodeFactory", "scans");
        set(scans, "form", "PIXELS");
        set(scans, "side", "16");
        return List.of(vitals, notes, scans);
    }

    private WorkflowNode encode(String factory, String file) throws WorkflowException {
        WorkflowNode encoder = add(factory);
        workflow.connect(reader, 2 + FILES.indexOf(file), encoder, 1);
        workflow.connect(reader, 1, encoder, 2);
        return encoder;
    }

    private WorkflowNode collect(List<WorkflowNode> encoders) throws WorkflowException {
        WorkflowNode collector = add("collector.ModalityCollectorNodeFactory", "Modalities", encoders.size());
        for (int index = 0; index < encoders.size(); index++) {
            workflow.connect(encoders.get(index), 1, collector, index + 1);
        }
        return collector;
    }

    private WorkflowNode network(WorkflowNode tensor) throws WorkflowException {
        WorkflowNode network = add("fusion.MoeFusionNodeFactory");
        set(network, "experts", "2");
        set(network, "topK", "1");
        set(network, "width", "8");
        set(network, "expertWidth", "8");
        workflow.connect(tensor, 1, network, 1);
        return network;
    }

    private void useAllOf(WorkflowNode network) throws WorkflowException {
        set(network, "topK", "2");
        set(network, "router", "LAPLACE");
        set(network, "routers", "JOINT");
        set(network, "attention", "true");
        set(network, "missing", "LEARNED");
    }

    /** Few steps: predictions then depend little on how a processor rounds. */
    private WorkflowNode learn(WorkflowNode network, WorkflowNode tensor) throws WorkflowException {
        WorkflowNode learner = add("learner.BtwLearnerNodeFactory");
        set(learner, "members", "2");
        set(learner, "epochs", "2");
        set(learner, "device", "CPU");
        set(learner, "guarded", "false");
        set(learner, "warmUpEpochs", "1");
        workflow.connect(network, 1, learner, 1);
        workflow.connect(tensor, 1, learner, 2);
        workflow.connect(reader, 1, learner, 3);
        return learner;
    }

    /** Few epochs, for the same reason. */
    private WorkflowNode pretrain(WorkflowNode tensor, String objective) throws WorkflowException {
        WorkflowNode pretrainer = add("pretrainer.MultimodalPretrainerNodeFactory");
        set(pretrainer, "objective", objective);
        set(pretrainer, "width", "8");
        set(pretrainer, "epochs", "3");
        set(pretrainer, "device", "CPU");
        workflow.connect(tensor, 1, pretrainer, 1);
        workflow.connect(reader, 1, pretrainer, 2);
        return pretrainer;
    }

    private WorkflowNode startFrom(WorkflowNode pretrainer, WorkflowNode network, WorkflowNode tensor)
            throws WorkflowException {
        WorkflowNode learner = learn(network, tensor);
        set(learner, "target", "outcome");
        set(learner, "methodGuarded", "false");
        workflow.connect(pretrainer, 1, learner, 4);
        return learner;
    }

    private void predict(WorkflowNode learner, WorkflowNode tensor) throws WorkflowException {
        WorkflowNode predictor = predictor(learner, 0);
        workflow.connect(tensor, 1, predictor, 2);
    }

    private void predictRaw(WorkflowNode learner, List<String> files) throws WorkflowException {
        WorkflowNode predictor = predictor(learner, files.size());
        for (int index = 0; index < files.size(); index++) {
            workflow.connect(reader, 2 + FILES.indexOf(files.get(index)), predictor, 3 + index);
        }
    }

    private WorkflowNode predictor(WorkflowNode learner, int tables) throws WorkflowException {
        WorkflowNode predictor = add("predictor.MultimodalPredictorNodeFactory", "Tables", tables);
        set(predictor, "own", "true");
        set(predictor, "device", "CPU");
        workflow.connect(learner, 1, predictor, 1);
        return predictor;
    }

    private void apply(List<WorkflowNode> encoders) throws WorkflowException {
        for (WorkflowNode encoder : encoders) {
            int table = workflow.connections().stream()
                    .filter(connection -> connection.destination() == encoder.id() && connection.destinationPort() == 1)
                    .findFirst()
                    .orElseThrow()
                    .sourcePort();
            WorkflowNode applied = add("apply.EncoderApplyNodeFactory");
            workflow.connect(encoder, 2, applied, 1);
            workflow.connect(reader, table, applied, 2);
            WorkflowNode values = add("tensortotable.TensorToTableNodeFactory");
            set(values, "columns", VALUES);
            workflow.connect(applied, 1, values, 1);
        }
    }

    private WorkflowNode add(String factory) throws WorkflowException {
        DefaultNodeFactory node = NodeFactories.available().create("org.multimodalbtw.nodes." + factory);
        return workflow.add(node, node.createNodeCreationConfig());
    }

    private WorkflowNode add(String factory, String group, int ports) throws WorkflowException {
        DefaultNodeFactory node = NodeFactories.available().create("org.multimodalbtw.nodes." + factory);
        ModifiableNodeCreationConfiguration configuration = node.createNodeCreationConfig();
        NodeGrid.resize(
                configuration.getPortConfig().orElseThrow().getExtendablePorts().get(group), ports);
        return workflow.add(node, configuration);
    }

    private void set(WorkflowNode node, String parameter, String value) throws WorkflowException {
        workflow.set(node, parameter, value);
    }
}
