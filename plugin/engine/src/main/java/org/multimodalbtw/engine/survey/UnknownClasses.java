package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Classes of an outcome whose names say that nothing is known of it.
 *
 * @param names of these classes, as they came
 */
public record UnknownClasses(List<String> names) {

    /** Short names may mean anything: NC is a normal control. */
    private static final int SHORTEST = 5;

    /** Who was lost to follow-up; of two classes it may be a graft. */
    private static final Set<String> LOST = ColumnWords.set("lost perdido perdida perso persa perdu perdue");

    /**
     * @param classes the names of all classes
     * @return those that say that nothing is known
     */
    public static UnknownClasses of(Collection<String> classes) {
        boolean mayBeLost = classes.size() > 2;
        return new UnknownClasses(classes.stream()
                .filter(name -> name.length() >= SHORTEST && NoResult.says(name) || mayBeLost && isLost(name))
                .toList());
    }

    private static boolean isLost(String name) {
        return LOST.contains(ColumnWords.plain(name).toLowerCase(Locale.ROOT));
    }

    /**
     * @param classes the names of all classes, in order
     * @param counts how often each occurs
     * @return the same, where those of which nothing is known count as infinitely many, unless they are all, so that none is the rarest
     */
    public static double[] asFrequent(List<String> classes, double[] counts) {
        List<String> unknown = of(classes).names();
        double[] frequent = counts.clone();
        if (unknown.size() < classes.size()) {
            Arrays.setAll(
                    frequent, index -> unknown.contains(classes.get(index)) ? Double.POSITIVE_INFINITY : counts[index]);
        }
        return frequent;
    }
}
