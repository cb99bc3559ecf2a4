package org.multimodalbtw.host.run;

import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowNode;
import org.multimodalbtw.host.run.StepNotes.Step;

/** The workflow in which one node does all that lies between the patients and the weights. */
final class OneNodeWorkflow {

    private static final int TABLES = 3;

    private OneNodeWorkflow() {}

    /** Learns from generated stays: labels, vital signs over time, labs and notes. */
    static Workflow ofIcuStays(NodeFactories factories) throws WorkflowException {
        Workflow workflow = new Workflow();
        NodeGrid grid = new NodeGrid(workflow, factories);
        UsualPlaces places = new UsualPlaces(1);
        WorkflowNode source = grid.add(NodeKind.SAMPLE_ICU_STAYS, places.source(), 0)
                .captioned("Generated stays")
                .describedAs("Labels, and a raw table for each kind of data.");
        WorkflowNode learner = grid.add(NodeKind.MULTIMODAL_LEARNER, "Tables", places.encoder(0), TABLES)
                .captioned("From raw tables\nto model and report")
                .describedAs("Finds out what each table holds, learns, predicts and reports.");
        workflow.set(learner, "target", "icu_death");
        workflow.set(learner, "event", "died");
        workflow.set(learner, "alarmAt", "SENSITIVITY");
        for (int port = 1; port <= TABLES + 1; port++) {
            workflow.connect(source, port, learner, port);
        }
        WorkflowNode inspector =
                grid.add(NodeKind.BTW_WEIGHT_INSPECTOR, places.collector(), 0).captioned("What carried which patient");
        workflow.connect(learner, 1, inspector, 1);
        workflow.connect(learner, 2, inspector, 2);
        notes().addTo(workflow, places);
        return workflow;
    }

    /** There are fewer steps than usual, in the columns of the usual first ones. */
    private static StepNotes notes() {
        StepNotes notes = new StepNotes();
        notes.say(
                Step.PATIENTS,
                "Patients\nGenerated stays. For your own, put readers in the place of this node: one table with the labels, one for each kind "
                        + "of data.");
        notes.say(
                Step.ENCODE,
                "Learn\nOpen the view: is it good, is it worth it to have several kinds of data, are the weights in use? The last table says "
                        + "what was read.");
        notes.say(
                Step.FUSE,
                "Judge\nOpen the view of BTW Weight Inspector: what moved the predictions, and how far the kinds of data agree.");
        return notes;
    }
}
