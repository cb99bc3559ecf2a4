package org.multimodalbtw.engine.shapley;

/**
 * Which coalitions of players are to be valued so that the Shapley value of each player follows: its mean gain over all orders in which the
 * players can come in. The empty coalition and that of all are not among them, since their values are known before.
 */
public sealed interface Coalitions permits AllCoalitions, DrawnCoalitions {

    /**
     * @param players how many, at least 1; at least 2 where orders are drawn, and at most 30 where they are not
     * @param areAll whether all coalitions are valued, for exact values, or those of some orders that are drawn
     * @param seed the same seed draws the same orders
     * @return the coalitions
     */
    static Coalitions of(int players, boolean areAll, long seed) {
        return areAll ? new AllCoalitions(players) : new DrawnCoalitions(players, seed);
    }

    /** @return how many there are */
    int count();

    /**
     * @param coalition from 0
     * @param player from 0
     * @return whether the player is in it
     */
    boolean has(int coalition, int player);

    /**
     * The players' shares of what all of them have more than none.
     *
     * @param values what each coalition is worth, coalitions x outputs
     * @param none what no player is worth, outputs
     * @param all what all players are worth, outputs
     * @return the shares, whose sum over the players is {@code all - none} up to rounding
     */
    Shares shares(double[][] values, double[] none, double[] all);
}
