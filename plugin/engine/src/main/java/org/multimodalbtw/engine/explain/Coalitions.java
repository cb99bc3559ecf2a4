package org.multimodalbtw.engine.explain;

/**
 * Which coalitions of players are to be valued so that the Shapley value of each player follows: its mean gain over all orders in which the
 * players can come in. The empty coalition and that of all are not among them, since their values are known before.
 */
sealed interface Coalitions permits AllCoalitions, DrawnCoalitions {

    /** How many there are. */
    int count();

    /** Whether a player, from 0, is in a coalition. */
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
