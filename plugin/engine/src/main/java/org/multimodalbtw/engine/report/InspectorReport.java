package org.multimodalbtw.engine.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.multimodalbtw.engine.outcome.Task;

/**
 * What carried the predictions of many rows, at a glance. In its JSON the weights' values stand beside the others.
 *
 * @param weights how the weights are spread
 * @param use whether the weights change predictions
 * @param task which kind of thing is predicted
 * @param contributions what moved the predictions; {@code null} where the table does not say
 * @param first the row to look at first; {@code null} where no row has a prediction
 * @param judged how far the predictions can be used, by the rows whose truth is known
 */
public record InspectorReport(
        @JsonUnwrapped WeightOverview weights,
        WeightUse use,
        Task task,
        ContributionOverview contributions,
        First first,
        JudgedCohort judged) {

    /**
     * The row to look at first.
     *
     * @param reason why this one
     * @param card what is known of it
     */
    public record First(String reason, PatientCard card) {}
}
