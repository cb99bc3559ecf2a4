package org.multimodalbtw.engine.report.page;

import java.util.Locale;

/**
 * The items of the checklist TRIPOD+AI for studies that develop or evaluate prediction models (Collins et al. 2024, BMJ 385:e078378):
 * 27 items, of which some have parts. What each asks for is said in our own words.
 */
public enum TripodItem {
    I1("Title: a prediction model is developed or evaluated, for whom, and for which outcome."),
    I2("Abstract: follow TRIPOD+AI for abstracts."),
    I3A("Background: the clinical question, why a model is needed, and which models exist."),
    I3B("Background: for whom the model is, where in care it is used, and who uses it."),
    I3C("Background: known inequalities in health between groups of people."),
    I4("Objectives: development, evaluation, or both."),
    I5A("Data: where they come from, apart for development and evaluation, why these, and whom they represent."),
    I5B("Data: when they were collected, from first to last patient and end of follow-up."),
    I6A("Participants: kind of care, number and place of centres."),
    I6B("Participants: who was included."),
    I6C("Participants: treatments, and how they were handled."),
    I7("Preparation of data: steps and checks of quality, and whether they were alike for all groups."),
    I8A("Outcome: what it is, by when, how and when it was assessed, and whether alike for all groups."),
    I8B("Outcome: who assessed it, where that takes judgement."),
    I8C("Outcome: whether those who assessed it were blinded."),
    I9A("Predictors: how the first ones were chosen, and which were left out before modelling."),
    I9B("Predictors: each one, how and when it was measured, and blinding."),
    I9C("Predictors: who assessed them, where that takes judgement."),
    I10("Sample size: how it came about, and why it is enough, for development and evaluation."),
    I11("Missing data: how they were handled, and why any were left out."),
    I12A("Analysis: which data were used for what, and how they were divided."),
    I12B("Analysis: how predictors were handled: scaling, transformation."),
    I12C("Analysis: kind of model, why, all steps of building and tuning, and internal validation."),
    I12D("Analysis: differences between clusters such as hospitals, and how they were handled."),
    I12E("Analysis: which measures and plots say how good the model is, and why."),
    I12F("Analysis: whether the model was updated after evaluation."),
    I12G("Analysis: how predictions are computed in evaluation."),
    I13("Class imbalance: methods against it, why, and recalibration after them."),
    I14("Fairness: what was done for it, and why."),
    I15("Output: what the model gives, and how thresholds were found."),
    I16("Development against evaluation: differences in setting, inclusion, outcome and predictors."),
    I17("Ethics: who approved the study, and consent or its waiver."),
    I18A("Funding: who paid, and their part in the study."),
    I18B("Conflicts of interest of all authors."),
    I18C("Protocol: where it is, or that there is none."),
    I18D("Registration: register and number, or that there is none."),
    I18E("Data: whether and where they can be had."),
    I18F("Code: whether and where it can be had."),
    I19("Patients and the public: their part in the study, or that they had none."),
    I20A("Participants: their flow through the study, with and without the outcome, and follow-up."),
    I20B("Participants: characteristics, overall and by source: dates, predictors, treatments, events, missing data."),
    I20C("Participants: development and evaluation data side by side."),
    I21("Numbers of participants and events in each analysis."),
    I22("The whole model, so that others can use and evaluate it, and limits of its use."),
    I23A("Performance with intervals, also in key subgroups."),
    I23B("Performance in clusters, if that was looked at."),
    I24("Updating: its result."),
    I25("Interpretation of the main results, with fairness, objectives and earlier studies."),
    I26("Limitations, and what they do to bias, uncertainty and use elsewhere."),
    I27A("Use: what to do where inputs are poor or lacking."),
    I27B("Use: what users have to do, and what they must know."),
    I27C("Use: next steps of research.");

    private final String asks;

    TripodItem(String asks) {
        this.asks = asks;
    }

    /** @return the number in the checklist, for example {@code "12a"} */
    public String number() {
        return name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** @return what it asks for, in our own words */
    public String asks() {
        return asks;
    }
}
