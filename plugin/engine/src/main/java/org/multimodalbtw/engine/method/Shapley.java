package org.multimodalbtw.engine.method;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Shapley values (Shapley 1953): what each of several players adds to what they are worth together, mean over the orders in which they may
 * come. Exact for up to {@value #MOST_EXACT} players, else over {@value #ORDERS} random orders, the same ones each time. The values sum to what
 * all are worth less what none is.
 */
final class Shapley {

    private static final int MOST_EXACT = 8;
    private static final int ORDERS = 100;

    private final int players;

    /** The orders that are looked at; none where all are. */
    private final List<int[]> orders;

    /** The coalitions whose worth must be known, and their positions. */
    private final Map<BitSet, Integer> places = new LinkedHashMap<>();

    /** @param players how many, from 1 on */
    Shapley(int players) {
        this.players = players;
        orders = players <= MOST_EXACT ? List.of() : orders(players);
        for (int bits = 0; orders.isEmpty() && bits < 1 << players; bits++) {
            place(BitSet.valueOf(new long[] {bits}));
        }
        for (int[] order : orders) {
            BitSet coalition = new BitSet();
            place(coalition);
            for (int player : order) {
                coalition.set(player);
                place(coalition);
            }
        }
    }

    private static List<int[]> orders(int players) {
        SplittableRandom random = new SplittableRandom(players);
        List<int[]> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            int[] order = IntStream.range(0, players).toArray();
            for (int last = players - 1; last > 0; last--) {
                int other = random.nextInt(last + 1);
                int player = order[last];
                order[last] = order[other];
                order[other] = player;
            }
            orders.add(order);
        }
        return orders;
    }

    private void place(BitSet coalition) {
        places.putIfAbsent((BitSet) coalition.clone(), places.size());
    }

    /** Of each coalition that must be known whether each player is in it. */
    List<boolean[]> coalitions() {
        return places.keySet().stream()
                .map(coalition -> {
                    boolean[] there = new boolean[players];
                    coalition.stream().forEach(player -> there[player] = true);
                    return there;
                })
                .toList();
    }

    /** Where the coalition of nobody, and that of everybody, stands in the list. */
    int[] ends() {
        BitSet all = new BitSet();
        all.set(0, players);
        return new int[] {places.get(new BitSet()), places.get(all)};
    }

    /** @param worth of each coalition, in the order of the list */
    double[] values(double[] worth) {
        double[] values = new double[players];
        if (orders.isEmpty()) {
            places.forEach((coalition, place) -> addExact(coalition, place, worth, values));
        } else {
            orders.forEach(order -> addAlong(order, worth, values));
        }
        return values;
    }

    private void addExact(BitSet coalition, int place, double[] worth, double[] values) {
        int size = coalition.cardinality();
        if (size == players) {
            return;
        }
        // |S|! (n - |S| - 1)! / n! is 1 / (n (n - 1 over |S|))
        double share = 1.0 / players;
        for (int i = 1; i <= size; i++) {
            share *= (double) i / (players - i);
        }
        BitSet with = (BitSet) coalition.clone();
        for (int player = coalition.nextClearBit(0); player < players; player = coalition.nextClearBit(player + 1)) {
            with.set(player);
            values[player] += share * (worth[places.get(with)] - worth[place]);
            with.clear(player);
        }
    }

    private void addAlong(int[] order, double[] worth, double[] values) {
        BitSet coalition = new BitSet();
        for (int player : order) {
            double before = worth[places.get(coalition)];
            coalition.set(player);
            values[player] += (worth[places.get(coalition)] - before) / orders.size();
        }
    }
}
