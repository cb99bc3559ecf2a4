package org.multimodalbtw.engine.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.shapley.Coalitions;
import org.multimodalbtw.engine.shapley.Shares;

/**
 * Finds the contributions of modalities to predictions: Shapley values of the game whose players are the modalities that a row has. A
 * coalition is worth the whole prediction, with weights, factors and all members, that the model would make of the row if it had only these
 * modalities; all of them are worth the row's prediction, none of them {@link Reference#base}. What a row gets depends on no other row.
 */
public final class Explainer {

    /** Most modalities of a row of which all combinations are scored as a rule. */
    public static final int MOST_EXACT = 8;

    /** Most modalities of a row of which all combinations are scored where that is asked for. */
    static final int MOST_ON_REQUEST = 16;

    /** About how many subsets are scored at once, which bounds the memory. */
    private static final int TOGETHER = 1 << 13;

    private final Reference reference;
    private final Effort effort;

    /**
     * @param reference what the model says of a row of which nothing is known
     * @param effort how values are found where a row has many modalities
     */
    public Explainer(Reference reference, Effort effort) {
        this.reference = reference;
        this.effort = effort;
    }

    /** One row's game. */
    private record Game(int row, int[] players, Coalitions coalitions, int[] outputs) {

        Subset subset(int coalition, int modalities) {
            boolean[] seen = new boolean[modalities];
            for (int player = 0; player < players.length; player++) {
                seen[players[player]] = coalitions.has(coalition, player);
            }
            return new Subset(row, seen);
        }

        double[] explained(double[] prediction) {
            return IntStream.of(outputs)
                    .mapToDouble(output -> prediction[output])
                    .toArray();
        }
    }

    /**
     * @param batch rows that were just scored
     * @param ids their ids, from which orders are drawn
     * @param predictions their predictions in units of the target, NaN where there is none
     * @param monitor asked before each native call whether to stop
     * @return each row's contributions; empty where it has no prediction, or the network's result for a part of it is not a number
     * @throws InputException if all combinations are asked for, and a row has too many modalities for that
     */
    public List<Optional<Contributions>> explain(
            ScoredBatch batch, List<String> ids, List<double[]> predictions, ProgressMonitor monitor) {
        List<Optional<Contributions>> found = new ArrayList<>();
        SubsetPredictions scores = SubsetPredictions.of(batch);
        List<Game> games = new ArrayList<>();
        int waiting = 0;
        for (int row = 0; row < ids.size(); row++) {
            found.add(Optional.empty());
            if (Double.isFinite(predictions.get(row)[0])) {
                Game game = game(batch, row, ids.get(row), predictions.get(row));
                games.add(game);
                waiting += game.coalitions.count();
            }
            if (waiting >= TOGETHER || row == ids.size() - 1) {
                play(games, batch, scores, predictions, found, monitor);
                games.clear();
                waiting = 0;
            }
        }
        return found;
    }

    private Game game(ScoredBatch batch, int row, String id, double[] prediction) {
        boolean[] present = batch.scored().get(row).first().present();
        int[] players =
                IntStream.range(0, present.length).filter(m -> present[m]).toArray();
        Target target = batch.model().manifest().target();
        return new Game(
                row, players, coalitions(players.length, id), Contributions.explained(target, reference, prediction));
    }

    private Coalitions coalitions(int players, String id) {
        if (effort == Effort.EXACT && players > MOST_ON_REQUEST) {
            throw new InputException(
                    "Row '" + id + "' has " + players
                            + " modalities, and exact contributions need the predictions of all their "
                            + "combinations, which is possible up to " + MOST_ON_REQUEST + ".",
                    "Choose contributions that are not exact: they come with a standard error.");
        }
        return Coalitions.of(players, players <= MOST_EXACT || effort == Effort.EXACT, id.hashCode());
    }

    private void play(
            List<Game> games,
            ScoredBatch batch,
            SubsetPredictions scores,
            List<double[]> predictions,
            List<Optional<Contributions>> found,
            ProgressMonitor monitor) {
        List<Subset> subsets = new ArrayList<>();
        for (Game game : games) {
            for (int coalition = 0; coalition < game.coalitions.count(); coalition++) {
                subsets.add(game.subset(coalition, batch.modalities()));
            }
        }
        double[][] values = scores.of(subsets, monitor);
        int next = 0;
        for (Game game : games) {
            double[][] played = new double[game.coalitions.count()][];
            for (int coalition = 0; coalition < played.length; coalition++) {
                played[coalition] = game.explained(values[next++]);
            }
            Shares shares = game.coalitions.shares(
                    played, game.explained(reference.base()), game.explained(predictions.get(game.row)));
            if (Arrays.stream(shares.values()).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
                found.set(
                        game.row,
                        Optional.of(Contributions.of(game.outputs, game.players, batch.modalities(), shares)));
            }
        }
    }
}
