package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names of classes that differ only in case and in spaces are one class, called by the first of its spellings in alphabetical order, unless
 * their capitals say something, as those of the alleles AA, Aa and aa. Names of a labels' file that differ by a point at their end have become one before, by the reading of their column.
 */
public final class ClassNames {

    private static final int SHORT = 2;

    private final Map<String, TreeSet<String>> spellings = new TreeMap<>();
    private final Capitals capitals;
    private final boolean areApart;

    /** @param names the names as they are written */
    public ClassNames(Collection<String> names) {
        capitals = Capitals.of(names);
        areApart = areCapitalsAlone(names);
        names.forEach(name ->
                spellings.computeIfAbsent(own(name), key -> new TreeSet<>()).add(CellText.strip(name)));
    }

    /** Whether all names are one of up to two letters in several capitals, as {@code Se} and {@code se}, without which there is one class. */
    private static boolean areCapitalsAlone(Collection<String> names) {
        return names.stream().map(ClassNames::key).distinct().count() == 1
                && names.stream()
                        .allMatch(name -> CellText.strip(name).length() <= SHORT
                                && YesNo.of(name).isEmpty());
    }

    /** What names of one class have in common; of names whose capitals say something the name itself. */
    private String own(String name) {
        return areApart || capitals.tell(name) ? CellText.strip(name) : key(name);
    }

    /**
     * @param name one of the names
     * @return what the class is called
     */
    public String of(String name) {
        return spellings.get(own(name)).first();
    }

    /** @return the classes, sorted */
    public List<String> classes() {
        return spellings.values().stream().map(TreeSet::first).sorted().toList();
    }

    /**
     * @param target the target's name
     * @return one sentence for each class with several spellings
     */
    public List<String> notes(String target) {
        List<String> notes = new ArrayList<>();
        for (TreeSet<String> same : spellings.values()) {
            if (same.size() > 1) {
                notes.add("Of '" + target + "', '" + String.join("', '", same.tailSet(same.first(), false))
                        + "' counts as '" + same.first() + "'. To keep them apart: 'Target is: By its type'.");
            }
        }
        return notes;
    }

    /**
     * @param name a name
     * @param other another
     * @return whether they differ in case and in spaces at most
     */
    public static boolean areSame(String name, String other) {
        return key(name).equals(key(other));
    }

    private static String key(String name) {
        return CellText.strip(name).toLowerCase(Locale.ROOT).replaceAll("[\\s\\u00A0]+", " ");
    }
}
