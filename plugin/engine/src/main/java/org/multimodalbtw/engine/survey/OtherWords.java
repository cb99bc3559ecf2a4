package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Outcomes that new labels write in other words than those that a model has learnt, such as {@code ja} and {@code 1} for {@code yes}. */
public final class OtherWords {

    private static final Set<String> DIGITS = Set.of("0", "1");

    private final Map<String, String> known;

    private OtherWords(Map<String, String> known) {
        this.known = known;
    }

    /**
     * @param classes those of a model
     * @param found the classes of new labels, none of which the model has
     * @return what they mean, one to one; empty where none says the same as a class
     */
    public static Optional<OtherWords> of(List<String> classes, List<String> found) {
        Map<String, String> names = KnownNames.of(classes);
        Map<String, String> known = new LinkedHashMap<>();
        boolean areDigits = DIGITS.equals(Set.copyOf(found)) && YesNo.areOpposite(classes) && classes.size() == 2;
        for (String name : found) {
            Optional.ofNullable(areDigits ? answer(classes, name.equals("1")) : names.get(Spellings.plain(name)))
                    .ifPresent(same -> known.put(name, same));
        }
        boolean isOneToOne = new HashSet<>(known.values()).size() == known.size();
        return known.isEmpty() || !isOneToOne ? Optional.empty() : Optional.of(new OtherWords(known));
    }

    private static String answer(List<String> classes, boolean yes) {
        return classes.stream()
                .filter(name -> YesNo.of(name).equals(Optional.of(yes)))
                .findFirst()
                .orElseThrow();
    }

    /**
     * @param found classes of the labels
     * @return the same as the model calls them; others as they are
     */
    public List<String> inWords(List<String> found) {
        return found.stream().map(name -> known.getOrDefault(name, name)).toList();
    }

    /**
     * @param target the target's name
     * @return what is read as what, a sentence
     */
    public String note(String target) {
        List<String> pairs = new ArrayList<>();
        known.forEach((name, same) -> pairs.add("'" + name + "' as '" + same + "'"));
        return "The labels write '" + target + "' in other words than the model, which are read: "
                + pairs.stream().collect(Collectors.joining(", "))
                + ". If that is wrong: write the outcomes as the model does.";
    }
}
