package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The different whole numbers of a column as they are written: {@code 7} and {@code 07} are two. */
final class WholeTexts {

    /** With more different ones, whole numbers are no names of categories. */
    private static final int FEW = 40;

    private static final int LONGEST_USUAL = 4;

    /** A bit for each of 0 to 9999 that is written as usual, as far as one was seen: nearly all that a column of categories has. */
    private long[] usual = {};

    private int usualCount;
    private final Set<String> others = new HashSet<>();
    private int shortest = Integer.MAX_VALUE;
    private int longest;

    /**
     * @param text a whole number
     * @param before how many numbers of any kind the column has before it
     */
    void add(String text, int before) {
        int number = usual(text);
        if (number >= 0) {
            add(number, before);
            return;
        }
        noteLength(text.length());
        if (isOpen(before)) {
            others.add(text);
        }
    }

    /**
     * @param number a number of up to four digits that is written as usual
     * @param before as above
     */
    void add(int number, int before) {
        noteLength(number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : LONGEST_USUAL);
        if (isOpen(before)) {
            addUsual(number);
        }
    }

    private void noteLength(int length) {
        shortest = Math.min(shortest, length);
        longest = Math.max(longest, length);
    }

    private boolean isOpen(int before) {
        return areFew() || size() * 2 >= before;
    }

    private void addUsual(int number) {
        int word = number / Long.SIZE;
        if (word >= usual.length) {
            usual = Arrays.copyOf(usual, word + 1);
        }
        long before = usual[word];
        usual[word] |= 1L << number;
        usualCount += before == usual[word] ? 0 : 1;
    }

    /** A number of few digits that is written without a sign or a leading zero; -1 for another one. */
    static int usual(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST_USUAL || length > 1 && text.charAt(0) == '0') {
            return -1;
        }
        int number = 0;
        for (int index = 0; index < length; index++) {
            int digit = text.charAt(index) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** How many there are, as long as it is more than half of the numbers; a lower bound else. */
    int size() {
        return usualCount + others.size();
    }

    boolean areFew() {
        return size() <= FEW;
    }

    /** Characters of each if all have the same length, 0 otherwise. */
    int sameLength() {
        return shortest == longest ? longest : 0;
    }
}
