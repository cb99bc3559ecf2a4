package org.multimodalbtw.engine.report.page;

import static org.multimodalbtw.engine.report.page.Answer.byHand;
import static org.multimodalbtw.engine.report.page.Answer.filled;
import static org.multimodalbtw.engine.report.page.Answer.notApplicable;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.method.BalancedClasses;
import org.multimodalbtw.engine.train.Split;

/** Answers the items of TRIPOD+AI as far as the data say it. */
public final class Checklist {

    private static final String JUDGEMENT = "Write who assessed it, or that it takes no judgement.";

    private final ReportData data;
    private final Judged judged;
    private final String target;

    private Checklist(ReportData data) {
        this.data = data;
        judged = Judged.of(data);
        target = data.model().manifest().target().name();
    }

    /**
     * @param data what the report is about
     * @return one answer to each item, in the order of the checklist
     */
    public static Map<TripodItem, Answer> of(ReportData data) {
        Checklist checklist = new Checklist(data);
        Map<TripodItem, Answer> answers = new EnumMap<>(TripodItem.class);
        for (TripodItem item : TripodItem.values()) {
            answers.put(item, checklist.answer(item));
        }
        return answers;
    }

    private Answer answer(TripodItem item) {
        return switch (item) {
            case I1 ->
                byHand("Begin with: development and evaluation of a model of several kinds of data for '" + target
                        + "' in ... (name the patients).");
            case I2 -> byHand("Write it last, from the sections of this report.");
            case I3A, I3B, I3C, I4 -> background(item);
            case I5A, I5B, I6A, I6B, I6C -> source(item);
            case I7 -> preparation();
            case I8A, I8B, I8C -> outcome(item);
            case I9A, I9B, I9C -> predictors(item);
            case I10, I11 -> size(item);
            case I12A, I12B, I12C, I12D -> analysis(item);
            case I12E, I12F, I12G, I13, I14, I15, I16 -> evaluation(item);
            case I17, I18A, I18B, I18C, I18D, I18E, I18F, I19 -> openness(item);
            case I20A, I20B, I20C, I21 -> participants(item);
            case I22, I23A, I23B, I24 -> results(item);
            case I25, I26, I27A, I27B, I27C -> discussion(item);
        };
    }

    private static Answer background(TripodItem item) {
        return switch (item) {
            case I3A -> byHand("Write the clinical question, and name models that exist.");
            case I3B -> byHand("Write for which patients, at which moment, and who reads the figure.");
            case I3C -> byHand("Write which groups of patients are known to fare worse.");
            default ->
                filled(
                        "Development of a model, and its evaluation on rows of the same data. Evaluation elsewhere is not part "
                                + "of it.");
        };
    }

    private static Answer source(TripodItem item) {
        return byHand(
                switch (item) {
                    case I5A -> "Write from which registry, hospital or trial the rows come, and whom they represent.";
                    case I5B -> "Write the first and last date, and the end of follow-up.";
                    case I6A -> "Write the kind of care, and the number and place of centres.";
                    case I6B -> "Write who was included, and who was not.";
                    default -> "Write the treatments that matter for the outcome, and how they were handled.";
                });
    }

    private Answer preparation() {
        String alike = " Whether quality is alike for all groups of patients is to be added by hand.";
        return data.read()
                .map(read -> filled("Each file and column was looked at by fixed rules; what became of "
                        + Written.count(read.rows().size()) + " files and columns"
                        + " stands under 'What was read'." + alike))
                .orElseGet(() -> byHand(
                        "Encoders scaled numbers and counted missing values on training rows. Write how the raw data were checked, or "
                                + "connect the Cohort Check."));
    }

    private Answer outcome(TripodItem item) {
        return switch (item) {
            case I8A ->
                byHand("The outcome is '" + target + "' ("
                        + data.model().manifest().target().summary()
                        + "). Write by when, and how and when it was assessed.");
            case I8B -> byHand(JUDGEMENT);
            default -> byHand("Write whether those who assessed it knew the predictors.");
        };
    }

    private Answer predictors(TripodItem item) {
        return switch (item) {
            case I9A ->
                byHand("All columns under 'What this is' were used"
                        + (data.read().isPresent() ? "; those left out stand under 'What was read'" : "")
                        + ". Write why these data were chosen.");
            case I9B ->
                data.model().inputs().isEmpty()
                        ? byHand("Kinds of data: " + modalities()
                                + ". Write what each holds, and how and when it was measured.")
                        : byHand(
                                "Names of all columns stand under 'What this is'. Write how and when they were measured, and that each is "
                                        + "known at the moment of the prediction.");
            default -> byHand(JUDGEMENT);
        };
    }

    private Answer size(TripodItem item) {
        if (item == TripodItem.I10) {
            return byHand("There are " + counts() + ". Write why that is enough.");
        }
        long without = data.rows().stream().filter(row -> !row.isKnown()).count();
        return filled(
                "A kind of data that a row lacks is masked: it takes no part, and the others make the prediction. Single values "
                        + "are filled in by the encoders and marked as missing. How many rows lack what stands under 'Cohort'."
                        + (without > 0
                                ? " Rows without an outcome are left out: " + Written.count(without) + "."
                                : ""));
    }

    private Answer analysis(TripodItem item) {
        return switch (item) {
            case I12A ->
                filled("Networks learnt from training rows, validation rows chose, and test rows were only scored. "
                        + capital(counts()) + ".");
            case I12B ->
                filled("Each kind of data has an encoder that is fitted on training rows ("
                        + (data.model().inputs().isEmpty() ? modalities() : encoders())
                        + "); the network learns what follows from them.");
            case I12C ->
                filled("A sparse mixture of experts that fuses the kinds of data, "
                        + Written.count(data.model().manifest().training().members(), "network")
                        + " averaged, cross-fitted on training and validation rows, with calibrated probabilities. Settings, versions and "
                        + "seed stand under 'Settings'.");
            default ->
                data.labels()
                        .groups()
                        .map(group -> filled("Rows of the same '" + group
                                + "' were held out together, and intervals count them as one. "
                                + "Differences between centres were not modelled."))
                        .orElseGet(
                                () -> byHand(
                                        "No column of groups is known. Write whether there are centres or wards, and what was done."));
        };
    }

    private Answer evaluation(TripodItem item) {
        return switch (item) {
            case I12E ->
                filled(
                        "Scores with 95 % intervals (bootstrap) under 'How good it is', and calibration in parts of equal size "
                                + "with a picture. The network without weights and each kind of data alone are compared on the same rows"
                                + (data.scores().isEmpty() ? ", where the learner's scores are connected." : "."));
            case I12F -> notApplicable("The model was not updated after its evaluation.");
            case I12G ->
                filled(
                        "By the trained model itself, in the Multimodal Predictor; each row by itself, whatever other rows are "
                                + "predicted with it.");
            case I13 -> imbalance();
            case I14 ->
                byHand(
                        "No step for fairness was part of the training. Write what was looked at, for example scores by sex, age "
                                + "or ward.");
            case I15 -> output();
            default ->
                judged.areTest() && !judged.rows().isEmpty()
                        ? filled(
                                "Test rows are of the same source, with the same outcome and inputs; 'Cohort' shows both side by side.")
                        : byHand(
                                "No test rows are known here. Write how the rows that judge differ from those learnt from.");
        };
    }

    private Answer imbalance() {
        boolean isBalanced = data.model()
                .manifest()
                .training()
                .settings()
                .filter(settings -> settings.methods().stream().anyMatch(BalancedClasses.class::isInstance))
                .isPresent();
        if (isBalanced) {
            return filled(
                    "Rare classes counted more in training; probabilities were calibrated afterwards on held-out rows.");
        }
        return Event.of(data).isEmpty()
                ? notApplicable("The outcome is a number.")
                : notApplicable("No method against imbalance was used.");
    }

    private Answer output() {
        return Event.of(data).isEmpty()
                ? filled("A number, in units of '" + target + "'.")
                : byHand(
                        "A probability of each of: "
                                + String.join(
                                        ", ", data.model().manifest().target().classes())
                                + ". The predicted class is the most probable one. Write which threshold is used for decisions, and why.");
    }

    private static Answer openness(TripodItem item) {
        return byHand(
                switch (item) {
                    case I17 -> "Write the committee, its number, and consent or its waiver.";
                    case I18A -> "Write who paid, and their part.";
                    case I18B -> "Write the conflicts of interest, or that there are none.";
                    case I18C -> "Write where the protocol is, or that there is none.";
                    case I18D -> "Write the register and number, or that there is none.";
                    case I18E -> "Write whether and where the data can be had.";
                    case I18F ->
                        "The nodes are open source (Apache License 2.0). Write where this workflow can be had.";
                    default -> "Write the part of patients and the public, or that they had none.";
                });
    }

    private Answer participants(TripodItem item) {
        return switch (item) {
            case I20A ->
                filled("From the data: " + counts()
                        + "; the table under 'Cohort' has those without an outcome or prediction. "
                        + "Who was not included, and follow-up, are to be added by hand.");
            case I20B ->
                byHand("Events and missing data stand under 'Cohort'. Add age, sex, key predictors and dates.");
            case I20C ->
                judged.areTest()
                        ? filled(
                                "Outcome and missing data of training and test rows stand side by side under 'Cohort'. Distributions of single "
                                        + "predictors are to be added by hand.")
                        : byHand("No split is known here. Compare the data by hand.");
            default ->
                data.rows().stream().anyMatch(PatientRow::isKnown)
                        ? filled(capital(counts()) + "; by use under 'Cohort'.")
                        : byHand("No outcome is known here. Write the numbers, or connect the labels.");
        };
    }

    private Answer results(TripodItem item) {
        return switch (item) {
            case I22 ->
                filled(
                        "The model is a folder without code, with its encoders where it carries them; a Multimodal Predictor applies "
                                + "it to raw tables of new patients. Write whether others may have it.");
            case I23A ->
                data.scores().isEmpty() && judged.rows().isEmpty()
                        ? byHand("Nothing could be scored: neither scores nor test rows are connected.")
                        : filled(
                                "Under 'How good it is' and 'calibration', each with 95 % intervals. Add key groups of patients, such as sex "
                                        + "and age, where they are not shown.");
            case I23B -> notApplicable("Performance by centre or ward was not part of this report.");
            default -> notApplicable("The model was not updated.");
        };
    }

    private static Answer discussion(TripodItem item) {
        return switch (item) {
            case I25 -> byHand("Write what the figures mean for care, and beside earlier models.");
            case I26 -> filled("As far as the data say it, under 'Limits'. Add what is known of the source.");
            case I27A ->
                filled(
                        "A kind of data that lacks is masked, and one that is unlike anything in training counts as partly missing. "
                                + "A patient without any has no prediction.");
            case I27B ->
                byHand(
                        "Write who enters the data and reads the result. A reader must know what a probability and a weight say.");
            default -> byHand("Write the next steps; evaluation elsewhere is the first.");
        };
    }

    private String modalities() {
        return String.join(", ", data.model().modalities());
    }

    private String encoders() {
        return data.model().inputs().stream()
                .map(input -> input.modality() + ": " + input.encoder())
                .collect(Collectors.joining(", "));
    }

    /** For example {@code "600 rows, 149 of them test rows; outcome = yes in 180 of 600"}. */
    private String counts() {
        List<PatientRow> known =
                data.rows().stream().filter(PatientRow::isKnown).toList();
        long test = known.stream()
                .filter(row -> row.labelled().split().filter(Split.TEST::equals).isPresent())
                .count();
        String events = Event.of(data).stream()
                .limit(6)
                .map(event -> event.name() + " in "
                        + Written.count(known.stream().filter(event::isTrueOf).count()))
                .collect(Collectors.joining(", "));
        return Written.count(known.size(), "row") + " with a known outcome, " + Written.count(test)
                + " of them test rows" + (events.isEmpty() || known.isEmpty() ? "" : "; " + events);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
