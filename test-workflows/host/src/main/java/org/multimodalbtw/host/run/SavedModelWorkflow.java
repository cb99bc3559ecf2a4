package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowNode;
import org.multimodalbtw.host.WorkflowNode.Position;

/**
 * A workflow with a node that reads a folder, to which a saved model comes.
 *
 * @param workflow with its nodes
 * @param grid adds nodes to it
 * @param places where they lie
 * @param reader reads the folder
 * @param modalities the names of the tables that it gives
 */
record SavedModelWorkflow(
        Workflow workflow, NodeGrid grid, UsualPlaces places, WorkflowNode reader, List<String> modalities) {

    /** The port of the Cohort Reader that gives the first modality; tables have the names of files, by which nodes tell them apart. */
    private static final int FIRST_MODALITY = UsualWorkflow.LABELS + 1;

    private static final String TABLES = "Tables";

    /**
     * The model says which columns are read, so that none is left out because it happens to say the same as the outcome.
     *
     * @param factories where nodes come from
     * @param choices how the folder is read
     * @return a workflow that reads it and does nothing else
     * @throws WorkflowException if the node is not installed, or does not take these settings
     */
    static SavedModelWorkflow reading(NodeFactories factories, FolderChoices choices) throws WorkflowException {
        List<String> modalities = List.copyOf(choices.modalities().keySet());
        UsualWorkflow usual = new UsualWorkflow(factories, modalities.size());
        WorkflowNode reader = new UsualFolderWorkflow(usual, choices).read();
        usual.set(reader, "outcome", SurveySettings.NO_OUTCOME);
        Workflow workflow = usual.finished();
        return new SavedModelWorkflow(
                workflow, new NodeGrid(workflow, factories), new UsualPlaces(modalities.size()), reader, modalities);
    }

    /** Adds a node with a port for each table. */
    WorkflowNode add(NodeKind kind, Position place) throws WorkflowException {
        return grid.add(kind, TABLES, place, modalities.size());
    }

    /**
     * Adds the saved model.
     *
     * @param directory of the model
     * @param taker a node whose first port takes models
     * @throws IOException if the model cannot be read
     */
    WorkflowNode model(Path directory, WorkflowNode taker) throws IOException, WorkflowException {
        SavedModel model = SavedModel.of(directory, taker.inTypes().get(0));
        return workflow.add(model, model.createNodeCreationConfig());
    }

    /** Gives a node a model and the tables, the first of which goes to a port. */
    void connect(WorkflowNode model, WorkflowNode to, int firstTable) throws WorkflowException {
        grid.connect(model, reader, FIRST_MODALITY, modalities.size(), to, firstTable);
    }
}
