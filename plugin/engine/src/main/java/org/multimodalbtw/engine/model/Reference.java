package org.multimodalbtw.engine.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.multimodalbtw.engine.certainty.ConformalScores;
import org.multimodalbtw.engine.decide.Alarm;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Task;

/**
 * What held-out rows say about the use of a model: with what a prediction is compared. Scoring does not need it; a model that was saved
 * without it predicts the same.
 *
 * @param base the mean of the model's predictions of held-out rows, each by networks that did not learn from the row: what the model says
 *     of a row of which nothing is known; in the form of a prediction, one number a class or label, or one in units of the target
 * @param event the class, from 0, that decisions are about: that which was named, else the rarest of the learnt rows; empty for labels, each of which is an event of
 *     its own, and for numbers
 * @param conformal how wrong the networks were on the rows that they held out, from which follow sets and intervals: of a class or number
 *     one question, of labels one each; empty in a model that was saved without
 * @param alarms when the model gives alarm, at most one for each class or label; empty where none was asked for
 */
public record Reference(
        double[] base,
        OptionalInt event,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ConformalScores> conformal,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Alarm> alarms) {

    /**
     * A model without conformal scores and alarms.
     *
     * @param base the mean of the model's predictions of held-out rows
     * @param event the class that decisions are about
     */
    public Reference(double[] base, OptionalInt event) {
        this(base, event, List.of(), List.of());
    }

    /** @throws IllegalArgumentException if a number is not finite, there is none, or an event is none of them */
    public Reference {
        alarms = List.copyOf(alarms);
        if (base.length == 0 || !Arrays.stream(base).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a base of " + Arrays.toString(base));
        }
        if (event.isPresent() && (event.getAsInt() < 0 || event.getAsInt() >= base.length)) {
            throw new IllegalArgumentException("event " + event.getAsInt() + " of " + base.length);
        }
        conformal = List.copyOf(conformal);
        int[] alarmed = alarms.stream().mapToInt(Alarm::event).toArray();
        if (Arrays.stream(alarmed).anyMatch(each -> each >= base.length)
                || Arrays.stream(alarmed).distinct().count() < alarmed.length) {
            throw new IllegalArgumentException("alarms of events " + Arrays.toString(alarmed));
        }
    }

    /**
     * @param chosen a class or label
     * @return when the model gives alarm for it; empty where it never does
     */
    public Optional<Alarm> alarm(int chosen) {
        return alarms.stream().filter(alarm -> alarm.event() == chosen).findFirst();
    }

    /** @throws IllegalArgumentException if it is not of such a model */
    void requireOf(ModelManifest model) {
        if (base.length != model.target().outputs()) {
            throw new IllegalArgumentException("a base of " + base.length + " numbers");
        }
        if (event.isPresent() != (model.target().task() == Task.CLASSIFICATION)) {
            throw new IllegalArgumentException(
                    "an event does not go with " + model.target().task());
        }
        int questions =
                model.target().task() == Task.MULTILABEL ? model.target().outputs() : 1;
        if (!conformal.isEmpty() && conformal.size() != questions) {
            throw new IllegalArgumentException("scores of " + conformal.size() + " questions, not of " + questions);
        }
        int classes = model.target().match(OfClass::outputs, labels -> 2, number -> 0);
        conformal.forEach(scores -> scores.requireOf(model.training().members(), classes));
        if (!alarms.isEmpty() && model.target().task() == Task.REGRESSION) {
            throw new IllegalArgumentException("an alarm does not go with a number");
        }
    }
}
