package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multimodalbtw.engine.survey.IdMatch;

/**
 * Which ids of a modality are ids of the labels in another way of writing.
 *
 * @param renamed the labels' id for each such id
 * @param ways what the differences are, for a person
 */
record IdAlignment(Map<String, String> renamed, List<String> ways) {

    private static final Pattern NUMBERED = Pattern.compile("(.*\\D|)0*(0|[1-9]\\d*+)");
    /** What stands before an id in FHIR and on the web, as {@code Patient/} and {@code urn:uuid:}. */
    private static final Pattern LED = Pattern.compile("(.*[/:#|])([^/:#|]+)");

    /** Zeros before the digits of a part. */
    private static final Pattern ZEROS = Pattern.compile("(?<!\\d)0+(?=\\d)");

    /** What stands behind an id in HL7, as {@code ^^^HOSP^MR}. */
    private static final Pattern AUTHORITY = Pattern.compile("\\^.*$");

    private static final double NEARLY_ALL = 0.9;
    /** As KNIME counts the rows of a table. */
    private static final Pattern ROW = Pattern.compile("(?i)row(0|[1-9]\\d{0,8})");

    /**
     * @param ids the ids of the modality
     * @param labelled the ids of the labels
     * @return what pairs them one to one
     */
    static IdAlignment of(Set<String> ids, Set<String> labelled) {
        Map<String, String> renamed = new HashMap<>();
        List<String> ways = new ArrayList<>();
        Set<String> open = new HashSet<>(ids);
        open.removeAll(labelled);
        if (open.isEmpty()) {
            return new IdAlignment(renamed, ways);
        }
        Map<String, String> byKey = pairs(open, ids, labelled, IdMatch::key);
        renamed.putAll(byKey);
        byKey.entrySet().stream().findFirst().ifPresent(pair -> ways.add(way(pair)));
        open.removeAll(byKey.keySet());
        Map<String, String> byNumber = pairs(open, ids, labelled, IdAlignment::number);
        Map<String, String> byLast = haveOneLead(ids) && haveOneLead(labelled)
                ? pairs(open, ids, labelled, id -> IdMatch.key(led(id, 2)))
                : Map.of();
        Map<String, String> byFirst = haveOneAuthority(ids, labelled)
                ? pairs(
                        open,
                        ids,
                        labelled,
                        id -> IdMatch.key(AUTHORITY.matcher(id).replaceFirst("")))
                : Map.of();
        Map<String, String> bySigns = pairs(open, ids, labelled, signs(ids, labelled));
        if (sharePrefix(byNumber)
                && countedRow(ids, labelled).isEmpty()
                && byNumber.size() >= NEARLY_ALL * open.size()) {
            renamed.putAll(byNumber);
            byNumber.entrySet().stream().findFirst().ifPresent(pair -> ways.add(way(pair)));
        } else if (!open.isEmpty() && byLast.size() >= NEARLY_ALL * open.size()) {
            renamed.putAll(byLast);
            byLast.entrySet().stream().findFirst().ifPresent(pair -> ways.add(way(pair)));
        } else if (!open.isEmpty() && byFirst.size() >= NEARLY_ALL * open.size()) {
            renamed.putAll(byFirst);
            byFirst.entrySet().stream().findFirst().ifPresent(pair -> ways.add(way(pair)));
        } else if (!open.isEmpty() && bySigns.size() >= NEARLY_ALL * open.size()) {
            renamed.putAll(bySigns);
            bySigns.entrySet().stream().findFirst().ifPresent(pair -> ways.add(way(pair)));
        } else if (open.size() >= NEARLY_ALL * ids.size()) {
            Map<String, String> byAll = pairs(open, ids, labelled, IdAlignment::plainParts);
            if (byAll.size() >= NEARLY_ALL * open.size()) {
                renamed.putAll(byAll);
                byAll.entrySet().stream().findFirst().ifPresent(pair -> ways.add(way(pair)));
            }
        }
        return new IdAlignment(Map.copyOf(renamed), ways);
    }

    /**
     * Ids that differ in what stands between their parts. The signs are only left out where all ids of a side have parts of the same lengths: otherwise
     * 1-23 and 12-3 would be one.
     */
    private static Function<String, String> signs(Set<String> ids, Set<String> labelled) {
        boolean canJoin = haveOneShape(ids) && haveOneShape(labelled);
        return canJoin
                ? id -> IdMatch.SIGNS.matcher(id.toLowerCase(Locale.ROOT)).replaceAll("")
                : IdMatch::parts;
    }

    /** An id whose case, signs and leading zeros all do not matter: pat12 of PAT-00012 and pat_12. */
    private static String plainParts(String id) {
        return ZEROS.matcher(IdMatch.parts(id)).replaceAll("");
    }

    /** Whether the same stands before all ids, or nothing: a patient is none of a group of patients. */
    private static boolean haveOneLead(Set<String> ids) {
        return ids.stream().map(id -> led(id, 1)).distinct().limit(2).count() == 1;
    }

    /** Whether the same stands behind all ids, or nothing: numbers of two hospitals may be those of two people. */
    private static boolean haveOneAuthority(Set<String> ids, Set<String> labelled) {
        return Stream.concat(ids.stream(), labelled.stream())
                        .map(AUTHORITY::matcher)
                        .filter(Matcher::find)
                        .map(Matcher::group)
                        .distinct()
                        .limit(2)
                        .count()
                <= 1;
    }

    /** What stands before an id, perhaps nothing (1), or the id itself (2). */
    private static String led(String id, int part) {
        Matcher led = LED.matcher(id);
        if (led.matches()) {
            return led.group(part);
        }
        return part == 1 ? "" : id;
    }

    private static boolean haveOneShape(Set<String> ids) {
        return ids.stream()
                        .map(id -> IdMatch.SIGNS.matcher(id).replaceAll("-").replaceAll("[^-]", "x"))
                        .distinct()
                        .limit(2)
                        .count()
                == 1;
    }

    private static String way(Map.Entry<String, String> pair) {
        return "'" + pair.getKey() + "' for '" + pair.getValue() + "'";
    }

    /** Ids that are open, with the labels' id of the same key; none where a key is that of two ids of one side. */
    private static Map<String, String> pairs(
            Set<String> open, Set<String> ids, Set<String> labelled, Function<String, String> key) {
        Map<String, String> labels = byKey(labelled, key);
        Map<String, String> others = byKey(ids, key);
        Map<String, String> pairs = new HashMap<>();
        for (String id : open) {
            String shared = key.apply(id);
            String label = labels.get(shared);
            if (shared != null && label != null && id.equals(others.get(shared))) {
                pairs.put(id, label);
            }
        }
        return pairs;
    }

    /** Keys that two ids share have no id. */
    private static Map<String, String> byKey(Set<String> ids, Function<String, String> key) {
        Map<String, String> byKey = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (String id : ids) {
            String own = key.apply(id);
            if (own != null && byKey.putIfAbsent(own, id) != null) {
                ambiguous.add(own);
            }
        }
        byKey.keySet().removeAll(ambiguous);
        return byKey;
    }

    private static String number(String id) {
        Matcher matcher = NUMBERED.matcher(IdMatch.key(id));
        return matcher.matches() ? matcher.group(2) : null;
    }

    /** Whether all ids of a side have one prefix, and one of the two is the end of the other, as nothing is of P and P of HOSP-P. */
    private static boolean sharePrefix(Map<String, String> pairs) {
        Set<String> own = prefixes(pairs.keySet());
        Set<String> others = prefixes(pairs.values());
        if (own.size() != 1 || others.size() != 1) {
            return false;
        }
        String one = own.iterator().next();
        String other = others.iterator().next();
        return one.endsWith(other) || other.endsWith(one);
    }

    /**
     * @param ids the ids of the modality
     * @param labelled the ids of the labels
     * @return one of the ids of the side that only counts rows, as {@code Row0}, {@code Row1} and so on, whose numbers are none of patients; empty if neither
     *     does, or both do
     */
    static Optional<String> countedRow(Set<String> ids, Set<String> labelled) {
        return countRows(ids) == countRows(labelled)
                ? Optional.empty()
                : Optional.of((countRows(ids) ? ids : labelled).iterator().next());
    }

    /** Whether they are Row0 or Row1, and so on without a gap. */
    static boolean countRows(Set<String> ids) {
        long most = -1;
        long least = Long.MAX_VALUE;
        for (String id : ids) {
            Matcher row = ROW.matcher(id);
            if (!row.matches()) {
                return false;
            }
            long number = Long.parseLong(row.group(1));
            most = Math.max(most, number);
            least = Math.min(least, number);
        }
        return least <= 1 && most - least + 1 == ids.size();
    }

    private static Set<String> prefixes(Collection<String> ids) {
        return ids.stream()
                .map(IdMatch::key)
                .map(NUMBERED::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toSet());
    }
}
