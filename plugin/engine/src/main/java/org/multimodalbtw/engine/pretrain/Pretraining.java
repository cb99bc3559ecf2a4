package org.multimodalbtw.engine.pretrain;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.evaluate.Figures;
import org.multimodalbtw.engine.tensor.Items;

/**
 * What came of a pre-training.
 *
 * @param network the network
 * @param stages of each stage, of each epoch, the mean over networks and steps, each before its step
 * @param batch most rows of a step
 * @param spread whether the embeddings collapsed
 * @param notes of the machine that it ran on, one sentence each
 */
public record Pretraining(
        PretrainedNetwork network, List<List<Double>> stages, int batch, Spread spread, List<String> notes) {

    /** Keeps its own copies of the lists. */
    public Pretraining {
        stages = stages.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
    }

    /** @return the losses of all epochs, one stage behind the other */
    public List<Double> losses() {
        return stages.stream().flatMap(List::stream).toList();
    }

    /** @return what an analyst should know of it, one sentence each, the most important first */
    public List<String> sentences() {
        PretrainedManifest.LearntRows rows = network.manifest().rows();
        List<String> sentences = new ArrayList<>();
        sentences.add(spread.sentence());
        sentences.add(learnt(rows.count()));
        sentences.add(
                rows.knowsTests()
                        ? rows.tests() + (rows.tests() == 1 ? " test row was" : " test rows were")
                                + " not learnt from. The values of rows that are held out later were, their labels were not."
                        : "No table says which rows are test rows: if some are to test a model, give the labels a column split and"
                                + " connect them to the second input, so that these are not learnt from.");
        sentences.addAll(notes);
        return sentences;
    }

    private String learnt(int rows) {
        String said = rows + " rows were learnt from, without their labels, in " + losses().size() + " epochs";
        String loss = fromTo(stages.get(0));
        return switch (network.manifest().settings().objective()) {
            case CONSISTENCY -> said + "; the loss went from " + loss + ".";
            case RECONSTRUCTION ->
                said + ": hidden values were told, with a loss from " + loss
                        + (areNumbers() ? " (1 is guessing the mean)" : "")
                        + (stages.size() == 1 ? "." : contrast());
        };
    }

    /** Of words and of means over some items a guess has a smaller loss, which differs from table to table. */
    private boolean areNumbers() {
        return network.manifest().modalities().stream()
                .allMatch(column -> column.items().equals(Items.FIXED));
    }

    private String contrast() {
        List<Double> losses = stages.get(1);
        boolean isAlone = network.manifest().modalities().size() == 1;
        return "; then, in the last " + (losses.size() == 1 ? "epoch" : losses.size() + " of them")
                + (isAlone
                        ? ", each row was found by another view of it"
                        : ", each modality found its row by the others")
                + ", with a loss from " + fromTo(losses) + " ("
                + Figures.fixed(Math.log(batch), 2) + " is chance).";
    }

    private static String fromTo(List<Double> losses) {
        return Figures.fixed(losses.get(0), 2) + " to " + Figures.fixed(losses.get(losses.size() - 1), 2);
    }
}
