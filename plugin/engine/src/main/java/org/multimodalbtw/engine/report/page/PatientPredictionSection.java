package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.outcome.Target;

/** What the model says of one patient, in plain words. */
final class PatientPredictionSection implements Section {

    private static final int MOST_CLASSES = 10;

    @Override
    public String title() {
        return "What the model says";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return Patient.of(data).isPredicted()
                ? Optional.empty()
                : Optional.of("The patient has no prediction, since none of the kinds of data is there: "
                        + String.join(", ", data.model().modalities()) + ".");
    }

    @Override
    public void write(ReportData data, Html page) {
        PatientRow row = Patient.of(data);
        Target target = data.model().manifest().target();
        Optional<double[]> base = data.model().reference().map(Reference::base);
        List<Event> events = Event.of(data);
        if (events.isEmpty()) {
            page.paragraph("The model predicts '" + target.name() + "' as " + Written.number(row.prediction()[0]) + "."
                    + base.map(mean -> " On average it says " + Written.number(mean[0]) + ".")
                            .orElse(""));
        }
        for (Event event : events) {
            page.paragraph(sentence(event, row, base));
        }
        if (target.classes().size() > 1) {
            classes(target, row).writeTo(page);
        }
        certainty(data, row).writeTo(page);
    }

    private static String sentence(Event event, PatientRow row, Optional<double[]> base) {
        double probability = event.probability(row);
        String said = "The model says " + event.name() + " with a probability of " + Written.share(probability)
                + ": of 100 patients like this one, about " + Math.round(100 * probability)
                + " have it, if the model is calibrated.";
        return said
                + base.map(mean -> " On average it says "
                                + Written.share(mean[event.output()]) + ", so this is a change of "
                                + Written.points(probability - mean[event.output()]) + ".")
                        .orElse("");
    }

    private static Table classes(Target target, PatientRow row) {
        Table table = new Table("Probabilities").text(target.name()).number("Probability");
        IntStream.range(0, target.classes().size())
                .boxed()
                .sorted(Comparator.comparingDouble(output -> -row.prediction()[output]))
                .limit(MOST_CLASSES)
                .forEach(output -> table.row(target.classes().get(output), Written.share(row.prediction()[output])));
        return table;
    }

    /** What the columns of certainty say, where there are any. */
    private static Certainty certainty(ReportData data, PatientRow row) {
        List<String[]> lines = new ArrayList<>();
        for (int column = 0; column < data.extras().numbers().size(); column++) {
            lines.add(new String[] {
                data.extras().numbers().get(column), Written.number(row.extras().numbers()[column])
            });
        }
        for (int column = 0; column < data.extras().texts().size(); column++) {
            String text = row.extras().texts().get(column);
            lines.add(new String[] {data.extras().texts().get(column), text.isEmpty() ? "(nothing)" : text});
        }
        return new Certainty(lines);
    }

    /** Lines of names and values; says so where there are none. */
    private record Certainty(List<String[]> lines) {

        void writeTo(Html page) {
            if (lines.isEmpty()) {
                page.paragraph("How sure the model is of this one patient is not among the predictions.");
                return;
            }
            Table table = new Table("How sure it is").text("What").text("Value");
            lines.forEach(table::row);
            table.writeTo(page);
        }
    }
}
