package org.multimodalbtw.nodes.predictor;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.decide.Alarm;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.table.AlarmColumns;

/** Which alarms the predictions of a model have: those that it keeps, or one that the user gives. */
final class AlarmMatch {

    private final PredictedAlarm at;
    private final double threshold;
    private final String event;

    /**
     * @param at from where on there is an alarm
     * @param threshold of {@link PredictedAlarm#VALUE}
     * @param event its class or label; empty for the model's own
     */
    AlarmMatch(PredictedAlarm at, double threshold, String event) {
        this.at = at;
        this.threshold = threshold;
        this.event = event.strip();
    }

    /**
     * @param model what a model says of itself, of which the classes are known
     * @return its alarms, without the thresholds that it keeps; empty while the event is not known
     * @throws InputException if the model has no such event
     */
    Optional<List<AlarmColumns.At>> expected(MultimodalModelPortObjectSpec model) {
        if (at == PredictedAlarm.MODEL) {
            return model.alarms().map(names -> names.stream()
                    .map(name -> new AlarmColumns.At(name, Double.NaN))
                    .toList());
        }
        return at == PredictedAlarm.NONE ? Optional.of(List.of()) : given(model.target(), model.event());
    }

    /**
     * @param target what a model predicts
     * @param reference what held-out rows say about its use, where it was saved with that
     * @return its alarms
     * @throws InputException if the model has no such event, or does not say which one is meant
     */
    List<AlarmColumns.At> of(Target target, Optional<Reference> reference) {
        return switch (at) {
            case NONE -> List.of();
            case MODEL ->
                reference.map(Reference::alarms).orElse(List.of()).stream()
                        .map((Alarm alarm) ->
                                new AlarmColumns.At(target.classes().get(alarm.event()), alarm.threshold()))
                        .toList();
            case VALUE ->
                given(target, reference.flatMap(known -> name(target, known)))
                        .orElseThrow(() -> new InputException(
                                "The model does not say which class of '" + target.name() + "' is the event: "
                                        + String.join(", ", target.classes()) + ".",
                                "Write one of them as 'Event of the alarm', or train the model again."));
        };
    }

    private static Optional<String> name(Target target, Reference reference) {
        return reference.event().isPresent()
                ? Optional.of(target.classes().get(reference.event().getAsInt()))
                : Optional.empty();
    }

    private Optional<List<AlarmColumns.At>> given(Target target, Optional<String> own) {
        if (target.task() == Task.REGRESSION) {
            throw new InputException(
                    "The model predicts a number, so there is no event to give alarm for.",
                    "Choose 'Alarm at: As the model says' or 'None' in the node's dialog.");
        }
        if (!event.isEmpty() && !target.classes().contains(event)) {
            throw new InputException(
                    "The event '" + event + "' is none of the values of '" + target.name() + "': "
                            + String.join(", ", target.classes()) + ".",
                    "Write one of them as 'Event of the alarm', or leave it empty for the model's own.");
        }
        if (event.isEmpty() && target.task() == Task.MULTILABEL) {
            return Optional.of(target.classes().stream()
                    .map(label -> new AlarmColumns.At(label, threshold))
                    .toList());
        }
        Optional<String> chosen = event.isEmpty() ? own : Optional.of(event);
        return chosen.map(name -> List.of(new AlarmColumns.At(name, threshold)));
    }
}
