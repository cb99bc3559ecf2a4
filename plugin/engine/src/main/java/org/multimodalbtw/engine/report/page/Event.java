package org.multimodalbtw.engine.report.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Target;

/**
 * Something of which the model gives a probability.
 *
 * @param output its place among the probabilities
 * @param name for a person, for example {@code "outcome = yes"}
 */
record Event(int output, String name) {

    private static final int MOST = 12;

    /**
     * @param data what the page is about
     * @return of classes the one that is looked for, of labels each, of a number none
     * @throws InputException if a class is looked for that there is not
     */
    static List<Event> of(ReportData data) {
        Target target = data.model().manifest().target();
        return target.match(
                ofClass -> List.of(ofClass(ofClass, data)),
                ofLabels -> IntStream.range(0, ofLabels.outputs())
                        .mapToObj(label ->
                                new Event(label, "label '" + ofLabels.classes().get(label) + "'"))
                        .toList(),
                ofNumber -> List.of());
    }

    private static Event ofClass(OfClass target, ReportData data) {
        int place = data.wishes().event().isEmpty()
                ? rarest(target, data)
                : target.classes().indexOf(data.wishes().event());
        if (place < 0) {
            throw new InputException(
                    "The model knows no class '" + data.wishes().event() + "'.",
                    "Choose one of its classes as the event: " + String.join(", ", target.classes()) + ".");
        }
        return new Event(place, target.name() + " = " + target.classes().get(place));
    }

    /** As the model says; for a model that does not, the rarest of the rows, and the last of those that are equally rare. */
    private static int rarest(OfClass target, ReportData data) {
        return data.model()
                .reference()
                .flatMap(reference -> reference.event().isPresent()
                        ? Optional.of(reference.event().getAsInt())
                        : Optional.empty())
                .orElseGet(() -> {
                    double[] counts = new double[target.outputs()];
                    data.rows().stream()
                            .filter(PatientRow::isKnown)
                            .forEach(row -> counts[OfClass.mostProbable(row.truth())]++);
                    return OfClass.rarest(counts);
                });
    }

    /**
     * Writes the first events of many, and says how many are left out.
     *
     * @param data what the page is about
     * @param page where to
     * @param one writes one event
     */
    static void writeFirst(ReportData data, Html page, Consumer<Event> one) {
        List<Event> events = of(data);
        events.stream().limit(MOST).forEach(one);
        if (events.size() > MOST) {
            page.paragraph("Only the first " + MOST + " of " + events.size() + " labels are shown.");
        }
    }

    /** Whether it came true in a row. */
    boolean isTrueOf(PatientRow row) {
        return row.truth()[output] > .5;
    }

    /** Its probability in a row. */
    double probability(PatientRow row) {
        return row.prediction()[output];
    }
}
