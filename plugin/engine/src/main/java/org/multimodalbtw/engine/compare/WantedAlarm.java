package org.multimodalbtw.engine.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.decide.Alarm;
import org.multimodalbtw.engine.decide.AlarmChoice;
import org.multimodalbtw.engine.decide.AlarmRule;
import org.multimodalbtw.engine.decide.EventRows;
import org.multimodalbtw.engine.decide.RowGroups;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.train.Labels;

/**
 * When a model that is to be trained shall give alarm.
 *
 * @param event the name of the class or label that it is about; empty for the class that all decisions are about, or for each label
 * @param rule how the threshold is found on held-out rows
 */
public record WantedAlarm(String event, AlarmRule rule) {

    /**
     * @param target what is predicted, with its classes as far as they are known
     * @throws InputException if it is a number, or has no such class or label
     */
    public void requireOf(Target target) {
        if (target.task() == Task.REGRESSION) {
            throw new InputException(
                    "An alarm needs an event, but '" + target.name() + "' is predicted as a number.",
                    "Choose 'Alarm at: None', or a target of classes.");
        }
        if (!event.isBlank() && !target.classes().isEmpty() && !target.classes().contains(event)) {
            throw new InputException(
                    "The event '" + event + "' is none of the values of '" + target.name() + "': "
                            + String.join(", ", target.classes()) + ".",
                    "Write one of them as 'Event of the alarm', or leave it empty.");
        }
    }

    /** Adds the alarms that held-out rows let be; what cannot be is said. */
    Reference fit(
            Reference reference,
            ModelManifest model,
            List<RowPrediction> heldOut,
            Labels labels,
            List<String> warnings) {
        List<RowPrediction> known = heldOut.stream()
                .filter(row -> !row.isMissing() && labels.find(row.rowId()).isPresent())
                .toList();
        List<Alarm> alarms = new ArrayList<>();
        for (int index : events(reference, model.target())) {
            if (index < 0) {
                warnings.add("The model has no alarm for '" + event + "': no row that it learnt from has it.");
                continue;
            }
            String name = model.target().name() + "=" + model.target().classes().get(index);
            AlarmChoice choice = AlarmChoice.of(rows(index, known, labels, model.target()), index, name, rule);
            choice.alarm().ifPresent(alarms::add);
            if (choice.alarm().isEmpty()) {
                warnings.add(choice.refusal());
            }
        }
        return new Reference(reference.base(), reference.event(), reference.conformal(), alarms);
    }

    private int[] events(Reference reference, Target target) {
        if (!event.isBlank()) {
            return new int[] {target.classes().indexOf(event)};
        }
        OptionalInt usual = reference.event();
        return usual.isPresent()
                ? new int[] {usual.getAsInt()}
                : IntStream.range(0, target.classes().size()).toArray();
    }

    /** The truth is in the order of the labels' own classes, of which the model may lack some. */
    private static EventRows rows(int event, List<RowPrediction> known, Labels labels, Target target) {
        double[] scores = known.stream().mapToDouble(row -> row.values()[event]).toArray();
        boolean[] events = new boolean[scores.length];
        for (int row = 0; row < scores.length; row++) {
            double[] truth = labels.truth(labels.find(known.get(row).rowId()).orElseThrow());
            events[row] = target.inOrder(truth, labels.target())[event] == 1;
        }
        return new EventRows(scores, events, RowGroups.none(scores.length));
    }
}
