package org.multimodalbtw.engine.survey;

import java.util.Set;
import java.util.TreeSet;
import org.multimodalbtw.engine.Limits;

/** Whether the numbers of a target are classes: two different ones are, more are not, unless the analyst says so. */
public final class TargetNumbers {

    private static final int CLASSES = 2;
    /** So few different whole numbers may be grades. */
    private static final int FEW = 10;

    /** Of questionnaires for what is unknown or was not answered. */
    private static final Set<Double> CODES = Set.of(7., 8., 9., 77., 88., 99., 777., 888., 999.);

    private final TreeSet<Double> different = new TreeSet<>();
    private boolean areWhole = true;

    /** @param number a value of the target */
    public void add(double number) {
        areWhole &= number == Math.rint(number);
        if (different.size() <= FEW) {
            different.add(number);
        }
    }

    /** @return whether they are classes */
    public boolean areClasses() {
        return different.size() <= CLASSES;
    }

    /**
     * @param target the target's name
     * @return what was taken, and how to have it otherwise; empty where nothing else is likely
     */
    public String note(String target) {
        if (areClasses()) {
            return different.size() < CLASSES
                    ? ""
                    : "'" + target + "' has the numbers " + list()
                            + ", which are taken for classes. To predict a number: 'Target is: "
                            + "Number' in the learner's dialog, or --set 'BTW Learner/predicted=NUMBER'.";
        }
        return areWhole && different.size() <= FEW
                ? "'" + target + "' has " + different.size() + " different whole numbers, " + list()
                        + ", and is predicted as a number. " + unknown()
                        + "If they are classes: 'Target is: Class' in the learner's dialog, or --set 'BTW Learner/predicted=CLASS'."
                : "";
    }

    /** Of 0 and 1, or 1 and 2, beside a code of questionnaires for unknown. */
    private String unknown() {
        double first = different.first();
        double last = different.last();
        boolean isCode = different.size() == CLASSES + 1
                && (first == 0 || first == 1)
                && different.contains(first + 1)
                && CODES.contains(last);
        return isCode
                ? Limits.number(last) + " stands apart, as codes for unknown do: if it is one, empty these cells, and "
                        + Limits.number(first) + " and " + Limits.number(first + 1) + " are classes. "
                : "";
    }

    private String list() {
        return String.join(", ", different.stream().map(Limits::number).toList());
    }
}
