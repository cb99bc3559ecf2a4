package org.multimodalbtw.engine.survey;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.multimodalbtw.engine.storage.WrittenText;

/**
 * What is odd about the variables of a table and their numbers, seen row by row or in parts: numbers that may be none or are of two scales, and
 * variables whose names differ only in case or spaces. The first 2,000 numbers of each of the first 300 variables are looked at.
 */
public final class VariableNumbers {

    private static final int MOST_VARIABLES = 300;
    private static final int MOST_NUMBERS = 2000;
    /** Sentences for one table. */
    private static final int MOST_SAID = 3;

    private final Map<String, Numbers> variables = new LinkedHashMap<>();

    private static final class Numbers {

        private double[] numbers = new double[16];
        private int count;
        private long all;

        private void add(double number) {
            all++;
            keep(number);
        }

        private void keep(double number) {
            if (count < MOST_NUMBERS) {
                numbers = count == numbers.length ? Arrays.copyOf(numbers, 2 * count) : numbers;
                numbers[count++] = number;
            }
        }

        private void add(Numbers other) {
            all += other.all;
            for (int number = 0; number < other.count; number++) {
                keep(other.numbers[number]);
            }
        }

        private String looked() {
            return all > count ? ", of whose " + all + " numbers the first " + count + " were looked at" : "";
        }
    }

    /**
     * @param variable what is measured
     * @param number a value of it
     */
    public void add(String variable, double number) {
        Numbers numbers = of(variable);
        if (numbers != null) {
            numbers.add(number);
        }
    }

    /** The numbers of a variable; {@code null} where there are too many variables before it. */
    private Numbers of(String variable) {
        Numbers numbers = variables.get(variable);
        if (numbers == null && variables.size() < MOST_VARIABLES) {
            numbers = new Numbers();
            variables.put(variable, numbers);
        }
        return numbers;
    }

    /** @param other what was seen in the part that follows */
    public void add(VariableNumbers other) {
        other.variables.forEach((variable, more) -> {
            Numbers numbers = of(variable);
            if (numbers != null) {
                numbers.add(more);
            }
        });
    }

    /** @return the same with the variables in the order of their names, which does not depend on the order of the rows */
    public VariableNumbers byName() {
        VariableNumbers sorted = new VariableNumbers();
        sorted.variables.putAll(new TreeMap<>(variables));
        return sorted;
    }

    /**
     * @param where what each sentence begins with, for example the file; empty: it begins with the variable
     * @return what is odd about variables and their numbers, one sentence each; mostly none
     */
    public List<String> notes(String where) {
        List<String> odd = new ArrayList<>();
        List<String> names = new ArrayList<>();
        variables.forEach((name, numbers) -> {
            List<String> clauses = OddNumbers.of(Arrays.copyOf(numbers.numbers, numbers.count), name)
                    .clauses();
            if (!clauses.isEmpty()) {
                names.add(name);
                odd.add(where + "'" + name + "'" + numbers.looked() + ": " + String.join("; ", clauses) + ".");
            }
        });
        List<String> notes = new ArrayList<>(odd.subList(0, Math.min(MOST_SAID, odd.size())));
        if (odd.size() > MOST_SAID) {
            notes.add(where + "the numbers of "
                    + MoreVariables.of(names.subList(MOST_SAID, names.size()))
                    + ", seem odd, too; look at those.");
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        variables.forEach((name, numbers) -> counts.put(name, numbers.all));
        VariableNames.note(counts).map(where::concat).ifPresent(notes::add);
        VariableNames.values(counts.keySet()).map(where::concat).ifPresent(notes::add);
        return notes;
    }

    /**
     * @param out gets the variables with their numbers, 8 bytes each
     * @throws IOException if it does not take them
     */
    public void write(DataOutput out) throws IOException {
        out.writeInt(variables.size());
        for (Map.Entry<String, Numbers> variable : variables.entrySet()) {
            WrittenText.write(variable.getKey(), out);
            Numbers numbers = variable.getValue();
            out.writeLong(numbers.all);
            out.writeInt(numbers.count);
            for (int number = 0; number < numbers.count; number++) {
                out.writeDouble(numbers.numbers[number]);
            }
        }
    }

    /**
     * @param in has what {@link #write} wrote
     * @return the variables
     * @throws IOException if it ends before
     */
    public static VariableNumbers read(DataInput in) throws IOException {
        VariableNumbers read = new VariableNumbers();
        for (int variable = in.readInt(); variable > 0; variable--) {
            Numbers numbers = read.of(WrittenText.read(in));
            numbers.all = in.readLong();
            for (int number = in.readInt(); number > 0; number--) {
                numbers.keep(in.readDouble());
            }
        }
        return read;
    }
}
