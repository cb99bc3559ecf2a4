package org.multimodalbtw.engine.pretrain;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.evaluate.Figures;

/**
 * What came of a pre-training.
 *
 * @param network the network
 * @param losses of each epoch, the mean over networks and steps, each before its step
 * @param spread whether the embeddings collapsed
 * @param notes of the machine that it ran on, one sentence each
 */
public record Pretraining(PretrainedNetwork network, List<Double> losses, Spread spread, List<String> notes) {

    /** Keeps its own copies of the lists. */
    public Pretraining {
        losses = List.copyOf(losses);
        notes = List.copyOf(notes);
    }

    /** @return what an analyst should know of it, one sentence each, the most important first */
    public List<String> sentences() {
        PretrainedManifest.LearntRows rows = network.manifest().rows();
        List<String> sentences = new ArrayList<>();
        sentences.add(spread.sentence());
        sentences.add("%d rows were learnt from, without their labels, in %d epochs; the loss went from %s to %s."
                .formatted(
                        rows.count(),
                        losses.size(),
                        Figures.fixed(losses.get(0), 2),
                        Figures.fixed(losses.get(losses.size() - 1), 2)));
        sentences.add(
                rows.knowsTests()
                        ? rows.tests() + (rows.tests() == 1 ? " test row was" : " test rows were")
                                + " not learnt from. The values of rows that are held out later were, their labels were not."
                        : "No table says which rows are test rows: if some are to test a model, give the labels a column split and"
                                + " connect them to the second input, so that these are not learnt from.");
        sentences.addAll(notes);
        return sentences;
    }
}
