package org.multimodalbtw.engine.cohort;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of columns that REDCap writes once for each form, {@code Complete?}: from the second on they get a number. */
final class RepeatedHeadings {

    private static final Pattern OF_FORM = Pattern.compile("(?i)complete\\?");

    private RepeatedHeadings() {}

    /** The same names, of which those of the forms differ. */
    static String[] apart(String[] names) {
        String[] apart = names.clone();
        Set<String> taken = new HashSet<>();
        for (int index = 0; index < names.length; index++) {
            boolean isAgain =
                    !taken.add(names[index]) && OF_FORM.matcher(names[index]).matches();
            for (int number = 2; isAgain; number++) {
                apart[index] = names[index] + " " + number;
                isAgain = !taken.add(apart[index]);
            }
        }
        return apart;
    }
}
