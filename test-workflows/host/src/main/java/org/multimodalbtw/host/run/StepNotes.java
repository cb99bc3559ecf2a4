package org.multimodalbtw.host.run;

import java.util.EnumMap;
import java.util.Map;
import org.multimodalbtw.host.Annotation;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowNode;
import org.multimodalbtw.host.WorkflowNode.Position;
import org.multimodalbtw.host.canvas.NoteShape;
import org.multimodalbtw.host.run.UsualPlaces.Column;

/** The notes above the columns of a workflow, one for each step, and the nodes below them. */
final class StepNotes {

    /** A step of the usual workflow, over one or more columns. */
    enum Step {
        PATIENTS(Column.SOURCE, Column.ENCODERS),
        ENCODE(Column.ENCODERS, Column.COLLECTOR),
        FUSE(Column.COLLECTOR, Column.LEARNER),
        LEARN(Column.LEARNER, Column.PREDICTOR),
        PREDICT(Column.PREDICTOR, Column.EVALUATOR),
        /** Up to the last node. */
        JUDGE(Column.EVALUATOR, null);

        private final Column from;
        private final Column to;

        Step(Column from, Column to) {
            this.from = from;
            this.to = to;
        }
    }

    /** Upper edge of the notes, below a title. */
    static final int TOP = 130;
    /** Left edge of the first note. */
    static final int LEFT = 10;

    private static final int BEFORE = 50;
    private static final int GAP = 20;
    private static final int LEAST_WIDTH = 190;
    private static final int BELOW = 60;
    private static final int FRAME = 20;

    private final Map<Step, String> texts = new EnumMap<>(Step.class);

    /** Says what happens in a step, instead of what was said before. */
    void say(Step step, String text) {
        texts.put(step, text);
    }

    /** Adds the notes to a workflow, numbered, and moves its nodes below them. */
    void addTo(Workflow workflow, UsualPlaces places) {
        int end = LEAST_WIDTH
                + workflow.nodes().stream()
                        .mapToInt(node -> place(node).x())
                        .max()
                        .orElse(LEFT);
        int height = 0;
        int number = 1;
        for (Map.Entry<Step, String> entry : texts.entrySet()) {
            height = Math.max(
                    height, heightOf(note(entry.getKey(), number++ + ". " + entry.getValue(), places, end, 0)));
        }
        number = 1;
        for (Map.Entry<Step, String> entry : texts.entrySet()) {
            workflow.annotate(note(entry.getKey(), number++ + ". " + entry.getValue(), places, end, height));
        }
        moveBelow(workflow, TOP + height + BELOW);
    }

    private static int heightOf(Annotation note) {
        return (int) new NoteShape(note).text().getHeight() + FRAME;
    }

    private static Annotation note(Step step, String text, UsualPlaces places, int end, int height) {
        int left = places.x(step.from) - BEFORE;
        int right = step.to == null ? Math.max(end, left + LEAST_WIDTH) : places.x(step.to) - BEFORE - GAP;
        return new Annotation(text, left, TOP, right - left, height);
    }

    private static void moveBelow(Workflow workflow, int y) {
        int highest = workflow.nodes().stream()
                .mapToInt(node -> place(node).y())
                .min()
                .orElse(y);
        workflow.nodes().forEach(node -> node.at(place(node).x(), place(node).y() - highest + y));
    }

    private static Position place(WorkflowNode node) {
        return node.position().orElseThrow();
    }
}
