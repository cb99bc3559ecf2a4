package org.multimodalbtw.engine.adapt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.evaluate.EventClass;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.scoring.Adjustment;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.survey.UnknownClasses;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.train.FurtherTraining;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.NewCohort;

/**
 * Carries a trained model over to another cohort, for example another hospital: recalibrates it, or trains some of it further, compares it
 * with the model as it was on rows of the new cohort that it did not learn from, and lets it be as it was unless that gains
 * (docs/ADAPTING.md).
 */
public final class ModelAdapter {

    private static final String UNADAPTED = "unadapted";

    /** What is added to a name where each row is predicted by the network that holds it out. */
    private static final String ALONE = ", one network a row";

    /** Rows and events below which an interval over them is wide: said, and nothing more. */
    private static final int FEW = 50;

    private static final int FEW_OF_CLASS = 10;

    private final AdaptationSettings settings;
    private final TrainedModel model;
    private final NewCohort cohort;
    private final ProgressMonitor monitor;
    private final Comparing comparing;
    private final List<String> notes = new ArrayList<>();
    private Optional<LearntShare> share = Optional.empty();
    private Optional<EventClass> about = Optional.empty();

    private ModelAdapter(TrainedModel model, NewCohort cohort, AdaptationSettings settings, ProgressMonitor monitor) {
        this.model = model;
        this.cohort = cohort;
        this.settings = settings;
        this.monitor = monitor;
        comparing = new Comparing(settings.seed());
        notes.addAll(cohort.notes());
    }

    /**
     * Adapts a model and writes what came of it, with the encoders that the model carries.
     *
     * @param modelDirectory the model
     * @param tensorFile the modalities of the new rows, encoded as for the model
     * @param labels what is true of the rows and what they are used for; test rows are only scored
     * @param settings how it is adapted
     * @param directory where the adapted model is written; appears complete or not at all
     * @param monitor progress and cancel
     * @return what came of it
     * @throws org.multimodalbtw.engine.InputException if the labels are of something else, no modality matches, or there is hardly a row
     * @throws IOException if a file cannot be read or written
     */
    public static AdaptedModel adapt(
            Path modelDirectory,
            Path tensorFile,
            Labels labels,
            AdaptationSettings settings,
            Path directory,
            ProgressMonitor monitor)
            throws IOException {
        TrainedModel model = ModelDirectory.read(modelDirectory);
        try (TensorTable table = TensorTable.open(tensorFile)) {
            NewCohort cohort = new NewCohort(
                    model, table, labels, settings.seed(), settings.compute().device(), monitor);
            AdaptedModel adapted = new ModelAdapter(model, cohort, settings, monitor).adapt(modelDirectory, directory);
            List<Path> encoders = EncoderSet.directories(ModelDirectory.encoders(modelDirectory));
            if (!encoders.isEmpty()) {
                ModelDirectory.addEncoders(directory, encoders);
            }
            return adapted;
        }
    }

    /** The class that the model's average precision is of; empty of a model that was saved without its event. */
    private Optional<EventClass> named(OptionalInt event) {
        return event.isEmpty()
                ? Optional.empty()
                : Optional.of(new EventClass(
                        event.getAsInt(), model.manifest().target().classes().get(event.getAsInt())));
    }

    private GroundTruth truth(NewCohort.Some rows) {
        return cohort.truth(rows).about(about);
    }

    private AdaptedModel adapt(Path before, Path directory) throws IOException {
        Optional<Reference> reference = ModelDirectory.readReference(before);
        about = reference.flatMap(known -> named(known.event()));
        TrainingInsight insight = ModelDirectory.readInsight(before)
                .orElseGet(() -> new TrainingInsight(List.of(), List.of(), noUse(), List.of()));
        if (cohort.tooFew().isPresent()) {
            scoreAlone();
            String verdict = cohort.tooFew().get() + " The model stays as it was.";
            return written(directory, model, insight, reference, Optional.empty(), verdict);
        }
        noteFew();
        Candidate recalibrated = recalibrated();
        Candidate wanted = settings.way().trains() ? trained(monitor.part(.1, .8)) : recalibrated;
        Decision decision = new Decision(
                settings.way(),
                wanted.tried(),
                recalibrated.tried(),
                settings.guarded(),
                cohort.truth(cohort.learnt()).loss(),
                model.scale().deviation());
        scoreTests(wanted == recalibrated ? List.of(recalibrated) : List.of(recalibrated, wanted));
        Optional<Way> used = decision.used();
        if (used.isEmpty()) {
            return written(directory, model, insight, reference, used, decision.sentence());
        }
        Candidate chosen = used.get() == wanted.way() ? wanted : recalibrated;
        noteAlarms(reference);
        return written(
                directory,
                chosen.told(chosen == recalibrated ? Optional.empty() : share),
                chosen.insight().orElse(insight),
                Optional.of(chosen.reference(cohort.truth(chosen.rows()), event(reference))),
                used,
                decision.sentence());
    }

    private double[][][] noUse() {
        int experts = model.manifest().fusion().experts().count();
        return new double[model.manifest().training().members()]
                [model.manifest().modalities().size()][experts];
    }

    private AdaptedModel written(
            Path directory,
            TrainedModel adapted,
            TrainingInsight insight,
            Optional<Reference> reference,
            Optional<Way> used,
            String verdict)
            throws IOException {
        monitor.checkCancelled();
        ModelDirectory.write(directory, adapted, insight, reference);
        return new AdaptedModel(
                adapted.manifest(), reference, used, comparing.scores(), verdict, List.copyOf(notes), cohort.device());
    }

    /** The class that decisions are about: as before, else the rarest one of the new rows. */
    private OptionalInt event(Optional<Reference> reference) {
        if (reference.isPresent()) {
            return reference.get().event();
        }
        double[][] truths = cohort.standardised(cohort.learnt());
        double[] counts = new double[truths[0].length];
        Arrays.stream(truths).forEach(row -> Arrays.setAll(counts, c -> counts[c] + row[c]));
        return model.manifest()
                .target()
                .match(
                        ofClass -> OptionalInt.of(OfClass.rarest(UnknownClasses.asFrequent(ofClass.classes(), counts))),
                        ofLabels -> OptionalInt.empty(),
                        ofNumber -> OptionalInt.empty());
    }

    private void noteAlarms(Optional<Reference> reference) {
        List<String> alarms = reference.stream()
                .flatMap(known -> known.alarms().stream())
                .map(alarm -> model.manifest().target().classes().get(alarm.event()))
                .toList();
        if (!alarms.isEmpty()) {
            notes.add("The adapted model gives no alarm for " + Examples.of(alarms)
                    + ", since the threshold was chosen for the probabilities before: choose it anew on rows of the new cohort,"
                    + " with the Prediction Evaluator.");
        }
    }

    private void noteFew() {
        NewCohort.Some learnt = cohort.learnt();
        if (learnt.size() < FEW) {
            notes.add(
                    "Only " + learnt.size() + " rows can be learnt from: a gain has to be large to be seen in so few.");
        }
        boolean isOfClass = model.manifest().target().match(ofClass -> true, ofLabels -> true, ofNumber -> false);
        double[][] truths = cohort.standardised(learnt);
        List<String> rare = new ArrayList<>();
        for (int c = 0; isOfClass && c < truths[0].length; c++) {
            int output = c;
            long has = Arrays.stream(truths).filter(row -> row[output] > 0).count();
            if (has > 0 && has < FEW_OF_CLASS) {
                rare.add(model.manifest().target().classes().get(c));
            }
        }
        if (!rare.isEmpty()) {
            notes.add("Fewer than " + FEW_OF_CLASS + " rows that are learnt from have " + Examples.of(rare)
                    + ": what is learnt of " + (rare.size() == 1 ? "it" : "them") + " is unsure.");
        }
        List<String> lacking = cohort.lacking();
        if (!lacking.isEmpty()) {
            notes.add("No row that is learnt from has " + Examples.of(lacking) + ": what the model knows of "
                    + (lacking.size() == 1 ? "it" : "them") + " stays as it was.");
        }
    }

    /** Predictions of rows, by the model as it was. */
    private double[][] unadapted(NewCohort.Some rows) {
        return cohort.predictions(model, rows, UNADAPTED, ProgressMonitor.NONE);
    }

    private Candidate recalibrated() {
        monitor.report(.02, "Recalibration");
        NewCohort.Some rows = cohort.learnt();
        ScoringRule plain = model.rule().unadjusted();
        double[][] before = unadapted(rows);
        double[][] pooled = model.rule().adjustments().isEmpty()
                ? before
                : cohort.predictions(with(plain), rows, UNADAPTED, ProgressMonitor.NONE);
        Recalibration fit = new Recalibration(
                Family.of(model.manifest().target()), cohort.standardised(pooled), cohort.standardised(rows), monitor);
        Adjustment adjustment = fit.of(row -> true);
        double[][] heldOut = Arrays.stream(fit.held(rows.parts()))
                .map(model.scale()::restore)
                .toArray(double[][]::new);
        comparing.add(
                AdaptationScore.HELD_OUT,
                truth(rows),
                new Comparing.Said(UNADAPTED, before),
                new Comparing.Said(Way.RECALIBRATE.title(), heldOut),
                monitor.part(.05, .1));
        return new Candidate(
                Way.RECALIBRATE,
                with(plain.with(adjustment)),
                rows,
                heldOut,
                new Decision.Tried(cohort.gain(rows, before, heldOut), rows.size()),
                Optional.empty());
    }

    private TrainedModel with(ScoringRule rule) {
        return new TrainedModel(model.manifest(), rule, model.scale(), model.parameters(), model.heads());
    }

    private Candidate trained(ProgressMonitor part) {
        TrainingMethod method =
                settings.way().method(settings.rank(), cohort.lacking()).orElseThrow();
        share = Optional.of(LearntShare.of(method, model.shape()));
        notes.add(share.get().sentence());
        FurtherTraining.Trained trained = FurtherTraining.of(
                cohort,
                method,
                settings.way().optimisation(settings.epochs()),
                settings.compute(),
                settings.seed(),
                part.part(0, .9));
        NewCohort.Some rows = cohort.heldOut();
        comparing.add(
                AdaptationScore.HELD_OUT,
                truth(rows),
                new Comparing.Said(UNADAPTED + ALONE, trained.before()),
                new Comparing.Said(settings.way().title() + ALONE, trained.after()),
                part.part(.9, 1));
        return new Candidate(
                settings.way(),
                trained.model(),
                rows,
                trained.after(),
                new Decision.Tried(cohort.gain(rows, trained.before(), trained.after()), rows.size()),
                Optional.of(trained.insight()));
    }

    private void scoreTests(List<Candidate> candidates) {
        NewCohort.Some test = cohort.test();
        if (test.size() == 0) {
            return;
        }
        GroundTruth truth = truth(test);
        Comparing.Said before = new Comparing.Said(UNADAPTED, unadapted(test));
        for (Candidate candidate : candidates) {
            String title = candidate.way().title();
            double[][] after = cohort.predictions(candidate.model(), test, title, ProgressMonitor.NONE);
            comparing.add(AdaptationScore.TEST, truth, before, new Comparing.Said(title, after), monitor.part(.8, .95));
        }
    }

    /** Scores the model as it was, where nothing else can be. */
    private void scoreAlone() {
        NewCohort.Some learnt = cohort.learnt();
        comparing.add(
                AdaptationScore.HELD_OUT,
                truth(learnt),
                new Comparing.Said(UNADAPTED, unadapted(learnt)),
                monitor.part(0, .5));
        NewCohort.Some test = cohort.test();
        if (test.size() > 0) {
            comparing.add(
                    AdaptationScore.TEST,
                    truth(test),
                    new Comparing.Said(UNADAPTED, unadapted(test)),
                    monitor.part(.5, 1));
        }
    }
}
