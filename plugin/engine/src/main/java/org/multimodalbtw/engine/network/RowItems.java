package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Value;

/**
 * What a modality's rows are made of before it is pooled: the steps of a series, terms, measurements, or the features of pictures. K
 * members, B rows, N items of all rows, L items of a row, s numbers of an item.
 *
 * @param values of a series [K, B, L, s]; of a ragged modality [K, N, s], row after row
 * @param owners of a ragged modality which row each item belongs to, [K, N], and B where it belongs to none; empty for a series
 * @param size s
 */
public record RowItems(Value values, Optional<Value> owners, int size) {

    /**
     * @param most how many items of a row are wanted at most, from 1 on; of a series at most its length
     * @return the first ones of each row, behind them zeros, [K, B, most, s]
     */
    public Value padded(int most) {
        return owners.isPresent() ? spread(values, size, most, false) : values.narrow(2, 0, most);
    }

    /**
     * As {@link #padded}, but of rows with more items those that are evenly taken: of n items the first one with each {@code floor(i most /
     * n)}. Their {@link #mask} is the same.
     *
     * @param most as in {@link #padded}
     * @param length of a series, how long it is; not read for others
     * @return [K, B, most, s]
     */
    public Value evenly(int most, int length) {
        if (owners.isPresent()) {
            return spread(values, size, most, true);
        }
        List<Value> taken = new ArrayList<>();
        for (int place = 0; place < most; place++) {
            taken.add(values.select(2, (place * length + most - 1) / most));
        }
        return Value.stack(taken, 2);
    }

    /**
     * @param most as in {@link #padded}
     * @param present how far a row has the modality, 0 to 1, [K, B]
     * @return that where there is an item, else 0, [K, B, most]
     */
    public Value mask(int most, Value present) {
        Value ones = owners.isPresent()
                ? spread(one(), 1, most, false).select(3, 0)
                : values.select(3, 0).narrow(2, 0, most).onesLike();
        return ones.mul(present.unsqueeze(-1));
    }

    /** A one for each item, [K, N, 1]. */
    private Value one() {
        return values.narrow(2, 0, 1).onesLike();
    }

    /** Items of a ragged modality by row. What a row has too much, and items of no row, go to places of their own, which are cut off. */
    private Value spread(Value items, int numbers, int most, boolean isEven) {
        Graph graph = values.graph();
        int members = graph.members();
        Value owner = owners.orElseThrow();
        Value rows = graph.rows().add(1);
        Value row = owner.add(Backbone.positions(owner, 0).mul(rows));
        Value none = values.newZeros(rows.mul(members), 1);
        Value counts = none.indexAdd(0, row.reshape(-1), one().reshape(-1, 1)).reshape(members, -1);
        Value before = counts.cumsum(1).sub(counts).toWhole().gather(1, owner);
        Value position = Backbone.positions(owner, 1).sub(before);
        Value place = isEven ? even(position, counts.gather(1, owner), most) : position.clamp(0, most);
        Value zeros = items.newZeros(rows.mul(members * (most + 1)), numbers);
        return zeros.indexAdd(0, row.mul(most + 1).add(place).reshape(-1), items.reshape(-1, numbers))
                .reshape(members, -1, most + 1, numbers)
                .narrow(1, 0, graph.rows())
                .narrow(2, 0, most);
    }

    /** The place of each item that is taken, {@code floor(i most / n)} where item i is the first with that, else {@code most}. */
    private static Value even(Value position, Value count, int most) {
        Value whole = count.clampMin(most);
        Value place = position.mul(most).div(whole).toWhole();
        Value next = position.mul(most).add(whole).div(whole).toWhole();
        Value before = position.sub(1).mul(most).add(whole).div(whole).toWhole();
        Value isTaken = next.sub(before).clamp(0, 1);
        return place.sub(most).mul(isTaken).add(most).clamp(0, most);
    }
}
