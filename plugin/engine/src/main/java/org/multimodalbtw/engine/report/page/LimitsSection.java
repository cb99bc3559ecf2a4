package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.train.Split;

/** What speaks against taking the figures at their word, as far as the data say it. */
final class LimitsSection implements Section {

    /** Fewer events, or rows without, make a validation uncertain (Collins, Ogundimu and Altman 2016). */
    private static final int FEW_EVENTS = 100;

    private static final double MUCH_LACKS = .2;

    @Override
    public String title() {
        return "Limits";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return Optional.empty();
    }

    @Override
    public void write(ReportData data, Html page) {
        page.list(sentences(data));
    }

    /** One sentence a limit. */
    static List<String> sentences(ReportData data) {
        List<String> sentences = new ArrayList<>();
        Judged judged = Judged.of(data);
        sentences.add(judged.lacks(data).orElseGet(judged::sentence));
        sentences.add(
                "All rows come from the data that are connected. How the model does elsewhere, or later, is not shown.");
        if (!judged.rows().isEmpty()) {
            few(data, judged).ifPresent(sentences::add);
        }
        groups(data).ifPresent(sentences::add);
        lacking(data).ifPresent(sentences::add);
        leftOut(data).ifPresent(sentences::add);
        sentences.add("Whether each input is known at the moment of the prediction is not checked here.");
        sentences.add("Weights and contributions say what the model uses. They are not causes.");
        return sentences;
    }

    private static Optional<String> few(ReportData data, Judged judged) {
        int rows = judged.rows().size();
        if (Event.of(data).isEmpty()) {
            return rows < FEW_EVENTS
                    ? Optional.of("There are only " + Written.count(rows, "judged row") + ": intervals are wide.")
                    : Optional.empty();
        }
        String few = Event.of(data).stream()
                .filter(event -> judged.events(event) < FEW_EVENTS || rows - judged.events(event) < FEW_EVENTS)
                .map(event ->
                        event.name() + " in " + Written.count(judged.events(event)) + " of " + Written.count(rows))
                .collect(Collectors.joining("; "));
        return few.isEmpty()
                ? Optional.empty()
                : Optional.of("Few events: " + few + ". With fewer than " + FEW_EVENTS
                        + " rows with an event, or without one, figures are uncertain; look at the intervals.");
    }

    private static Optional<String> groups(ReportData data) {
        if (data.labels().groups().isEmpty()) {
            return Optional.of(
                    "No column says which rows belong together. If a patient has several rows, intervals are too narrow.");
        }
        Set<String> learnt = new HashSet<>();
        Set<String> tested = new HashSet<>();
        data.rows().forEach(row -> row.labelled().split().ifPresent(split -> (split == Split.TEST ? tested : learnt)
                .add(row.unit())));
        tested.retainAll(learnt);
        return Optional.of(
                tested.isEmpty()
                        ? "Rows of the same '" + data.labels().groups().get() + "' count together in intervals."
                        : Written.count(tested.size(), "group") + " of '"
                                + data.labels().groups().get()
                                + "' with rows both among those learnt from and among test rows: the scores say too much.");
    }

    private static Optional<String> lacking(ReportData data) {
        List<String> much = new ArrayList<>();
        for (int modality = 0; modality < data.model().modalities().size(); modality++) {
            int one = modality;
            long rows = data.rows().stream().filter(row -> row.lacks(one)).count();
            if (rows > MUCH_LACKS * data.rows().size()) {
                much.add(data.model().modalities().get(modality) + " in "
                        + Written.part(rows, data.rows().size()));
            }
        }
        return much.isEmpty()
                ? Optional.empty()
                : Optional.of("Data that many rows lack: " + String.join("; ", much)
                        + ". Figures hold for patients who lack as much.");
    }

    private static Optional<String> leftOut(ReportData data) {
        return data.read().filter(read -> read.place("Used") >= 0).map(read -> {
            long unused = read.rows().stream()
                    .filter(row -> row.get(read.place("Used")).equals("no"))
                    .count();
            return "Files and columns that are not used: " + Written.count(unused) + "; see 'What was read'.";
        });
    }
}
