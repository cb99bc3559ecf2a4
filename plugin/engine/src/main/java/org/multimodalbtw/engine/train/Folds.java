package org.multimodalbtw.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;

/**
 * Which member holds out which row. With one member, the validation rows are held out. With more, each training and validation row is held out
 * by exactly one member, rows of a group together: the validation rows together by the last one, since they may be other patients, wards or recordings than the
 * training rows, as the test rows are, and the training rows by the others, with classes spread evenly. Where validation rows are too few or too many for one
 * member, all rows are dealt out alike.
 */
final class Folds {

    /** Share of the training rows held out when there is one member and no validation row. */
    private static final int PARTS_WITHOUT_VALIDATION = 7;

    private static final int ENOUGH = 100;

    private final TrainingRows rows;
    private final int[] judge;
    private final boolean apart;
    private final List<int[]> heldOut = new ArrayList<>();
    private final List<int[]> learning = new ArrayList<>();

    /**
     * @param rows all rows
     * @param members how many members
     * @param seed randomness of the dealing
     */
    Folds(TrainingRows rows, int members, long seed) {
        this.rows = rows;
        judge = new int[rows.size()];
        Arrays.fill(judge, -1);
        long validation = rows.learnt().filter(this::isValidation).count();
        double share = (double) validation / Math.max(1, rows.learnt().count());
        apart = members > 2 && share >= .5 / members && share <= 2. / members;
        if (apart) {
            deal(rows.learnt().filter(i -> !isValidation(i)), members - 1, seed);
            rows.learnt().filter(this::isValidation).forEach(i -> judge[i] = members - 1);
        } else if (members > 1) {
            deal(rows.learnt(), members, seed);
        } else if (validation > 0) {
            rows.learnt().filter(this::isValidation).forEach(i -> judge[i] = 0);
        } else {
            deal(rows.learnt(), PARTS_WITHOUT_VALIDATION, seed);
            IntStream.range(0, judge.length).filter(i -> judge[i] > 0).forEach(i -> judge[i] = -1);
        }
        collect(members);
    }

    private Folds(TrainingRows rows, int[] judge, boolean apart, int members) {
        this.rows = rows;
        this.judge = judge;
        this.apart = apart;
        collect(members);
    }

    private void collect(int members) {
        for (int member = 0; member < members; member++) {
            int self = member;
            heldOut.add(rows.learnt().filter(i -> judge[i] == self).toArray());
            learning.add(rows.learnt().filter(i -> judge[i] != self).toArray());
        }
    }

    /**
     * The same folds of fewer rows.
     *
     * @param some rows of the same labels, each of which is among these
     */
    Folds within(TrainingRows some) {
        Map<String, Integer> known = new HashMap<>();
        for (int row = 0; row < judge.length; row++) {
            known.put(rows.id(row), judge[row]);
        }
        int[] ofSome = IntStream.range(0, some.size())
                .map(row -> known.get(some.id(row)))
                .toArray();
        return new Folds(some, ofSome, apart, members());
    }

    private boolean isValidation(int row) {
        return rows.split(row) == Split.VALID;
    }

    private void deal(IntStream dealt, int parts, long seed) {
        int[] all = dealt.toArray();
        if (Arrays.stream(all).anyMatch(i -> rows.group(i) != null)) {
            dealGroups(all, parts, seed);
        } else {
            dealRows(all, parts, seed);
        }
    }

    /** Groups in random order, each to the part with the fewest rows so far. */
    private void dealGroups(int[] dealt, int parts, long seed) {
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int row : dealt) {
            String group = rows.group(row) == null ? "row " + rows.id(row) : "group " + rows.group(row);
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(row);
        }
        List<List<Integer>> all = new ArrayList<>(groups.values());
        int[] sizes = new int[parts];
        SplittableRandom random = new SplittableRandom(seed);
        for (int next : Shuffle.of(IntStream.range(0, all.size()).toArray(), random)) {
            int part = 0;
            for (int other = 1; other < parts; other++) {
                part = sizes[other] < sizes[part] ? other : part;
            }
            for (int row : all.get(next)) {
                judge[row] = part;
            }
            sizes[part] += all.get(next).size();
        }
        if (Arrays.stream(sizes).min().orElseThrow() == 0) {
            throw new InputException(
                    "There are only " + all.size() + " groups to hold out from " + parts + " networks.",
                    "Lower 'Networks to average', or choose a group column with more different values.");
        }
    }

    private void dealRows(int[] dealt, int parts, long seed) {
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        Arrays.stream(dealt).forEach(i -> groups.computeIfAbsent(rows.outcomes().stratum(i), key -> new ArrayList<>())
                .add(i));
        SplittableRandom random = new SplittableRandom(seed);
        int next = 0;
        for (List<Integer> group : groups.values()) {
            int[] order = Shuffle.of(group.stream().mapToInt(Integer::intValue).toArray(), random);
            for (int row : order) {
                judge[row] = next++ % parts;
            }
        }
    }

    /** The rows that a member scores in training: those it holds out, and where there is one member all that are learnt. */
    int[] scored(int member) {
        return members() > 1 ? heldOut.get(member) : rows.learnt().toArray();
    }

    /** The rows that a member does not learn from, ascending. */
    int[] heldOut(int member) {
        return heldOut.get(member);
    }

    /** The rows that a member learns from, ascending. */
    int[] learning(int member) {
        return learning.get(member);
    }

    /** The member that holds a row out, or -1 if every member learns from it or it is a test row. */
    int judge(int row) {
        return judge[row];
    }

    /** The rows that some member judges, ascending. */
    int[] judged() {
        return IntStream.range(0, judge.length).filter(row -> judge[row] >= 0).toArray();
    }

    /**
     * The judged rows that are the most like new rows to their judges, ascending: the validation rows, which may be other patients or
     * recordings, where one member holds out just them and they are {@value #ENOUGH} or more; else, and where groups are known, so that all
     * rows were held out in this way, all.
     */
    int[] setApart() {
        boolean grouped = rows.learnt().anyMatch(row -> rows.group(row) != null);
        int[] validation = apart ? heldOut.get(members() - 1) : new int[0];
        return grouped || validation.length < ENOUGH ? judged() : validation;
    }

    int members() {
        return heldOut.size();
    }
}
