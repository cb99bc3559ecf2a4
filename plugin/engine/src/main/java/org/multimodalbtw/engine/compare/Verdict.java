package org.multimodalbtw.engine.compare;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.evaluate.Figures;
import org.multimodalbtw.engine.evaluate.Metric;

/**
 * What an analyst reads first of a training: how good the model is, whether it is worth it to fuse modalities, and what the weights change.
 *
 * @param quality the fitting metrics with intervals, beside what one would have without any data
 * @param fusion all modalities together against the best one alone, or why that is not known; empty with one modality
 * @param weights whether the weights are in use, and why
 * @param comparison what the weighted network gains over the unweighted one; empty where nothing was compared
 * @param method whether the chosen training method is in use, and what it changes; empty where none was chosen
 * @param caveats what speaks against the result, one sentence each
 */
public record Verdict(
        String quality, String fusion, String weights, String comparison, String method, List<String> caveats) {

    /** Keeps the caveats as they are. */
    public Verdict {
        caveats = List.copyOf(caveats);
    }

    /**
     * Of a training for which no training method was chosen.
     *
     * @param quality the fitting metrics with intervals, beside what one would have without any data
     * @param fusion all modalities together against the best one alone, or why that is not known; empty with one modality
     * @param weights whether the weights are in use, and why
     * @param comparison what the weighted network gains over the unweighted one; empty where nothing was compared
     * @param caveats what speaks against the result, one sentence each
     */
    public Verdict(String quality, String fusion, String weights, String comparison, List<String> caveats) {
        this(quality, fusion, weights, comparison, "", caveats);
    }

    /** @return how good, fusion, weights, training method: a paragraph each, without the caveats */
    public List<String> parts() {
        return List.of(quality, fusion, join(List.of(weights, comparison)), method).stream()
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** @return these in one paragraph */
    public String conclusion() {
        return join(parts());
    }

    /** @return all of it */
    public String text() {
        List<String> all = new ArrayList<>(parts());
        all.addAll(caveats);
        return join(all);
    }

    /** The same with a comparison that replaces this one. */
    Verdict with(String otherComparison) {
        return new Verdict(quality, fusion, weights, otherComparison, method, caveats);
    }

    /**
     * Log loss and accuracy can point apart: probabilities can become better while more rows are wrong.
     *
     * @param lossChange what the weights change of the loss; less is better
     * @param weighted accuracy with weights
     * @param unweighted accuracy without
     * @return a sentence where one is better and the other worse, else nothing
     */
    static String apart(double lossChange, double weighted, double unweighted) {
        if (!(lossChange * (weighted - unweighted) > 0)) {
            return "";
        }
        return " The %s points the other way: %s with weights, %s without."
                .formatted(Metric.ACCURACY.title(), Figures.fixed(weighted, 3), Figures.fixed(unweighted, 3));
    }

    private static String join(List<String> sentences) {
        return String.join(
                " ", sentences.stream().filter(sentence -> !sentence.isEmpty()).toList());
    }
}
