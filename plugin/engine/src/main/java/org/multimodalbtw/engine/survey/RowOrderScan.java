package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out, row by row, whether row ids only count rows, and which patients stand where. */
public final class RowOrderScan {

    private static final int MOST = 256;
    private static final String REPEATED = "";
    private static final Pattern COUNTED = Pattern.compile("(\\D*)(\\d{1,18})");

    private final List<String> columns;
    private final List<TreeMap<Long, String>> places = new ArrayList<>();
    private RowOrder counted;
    private boolean counts = true;
    private long last;

    /** @param columns the names of columns that name patients, stays or samples */
    public RowOrderScan(List<String> columns) {
        this.columns = List.copyOf(columns);
        columns.forEach(column -> places.add(new TreeMap<>()));
    }

    /** @return whether row ids may still be only numbers of rows; if not, further rows need not be shown */
    public boolean counts() {
        return counts;
    }

    /**
     * @param rowId a row's id
     * @param names its names, one a column, {@code null} where a cell is empty
     */
    public void add(String rowId, String[] names) {
        counts &= isNext(rowId);
        if (!counts) {
            return;
        }
        for (int column = 0; column < names.length; column++) {
            if (names[column] != null) {
                keep(places.get(column), hash(IdMatch.key(names[column])), rowId);
            }
        }
    }

    private static void keep(TreeMap<Long, String> kept, long hash, String row) {
        if (kept.size() < MOST || hash <= kept.lastKey()) {
            kept.merge(hash, row, (one, other) -> REPEATED);
            if (kept.size() > MOST) {
                kept.pollLastEntry();
            }
        }
    }

    /** Ids of readers stay what they are when rows are filtered or sorted; others count only where each is the one before and 1. */
    private boolean isNext(String rowId) {
        Matcher parts = COUNTED.matcher(rowId);
        if (!parts.matches()) {
            return false;
        }
        long number = Long.parseLong(parts.group(2));
        boolean isFirst = counted == null;
        counted = isFirst ? new RowOrder(parts.group(1), List.of()) : counted;
        boolean follows = isFirst || counted.isOfReader() || number == last + 1;
        last = number;
        return follows && counted.prefix().equals(parts.group(1));
    }

    /** @return the order of the rows; empty where row ids say more than a number, or nothing could be compared or need be said */
    public Optional<RowOrder> order() {
        List<RowOrder.Names> names = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            List<RowOrder.Place> single = places.get(column).entrySet().stream()
                    .filter(place -> !place.getValue().equals(REPEATED))
                    .map(RowOrderScan::place)
                    .toList();
            if (!single.isEmpty()) {
                names.add(new RowOrder.Names(columns.get(column), single));
            }
        }
        return Optional.ofNullable(counted)
                .filter(order -> counts && (order.isOfReader() || !names.isEmpty()))
                .map(order -> new RowOrder(order.prefix(), names));
    }

    private static RowOrder.Place place(Map.Entry<Long, String> entry) {
        return new RowOrder.Place(entry.getKey(), entry.getValue());
    }

    /** Mixed as in SplitMix64, so that the smallest hashes are of any names. */
    private static long hash(String name) {
        long hash = TextHash.of(name);
        hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
        return hash ^ hash >>> 31;
    }
}
