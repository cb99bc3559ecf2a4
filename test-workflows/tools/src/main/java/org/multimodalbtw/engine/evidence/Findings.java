package org.multimodalbtw.engine.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.multimodalbtw.engine.evaluate.Estimate;

/** On which sets something was gained or lost, collected while the tables are written. */
final class Findings {

    /** The corruptions by their names in outcomes, in the order of the report. */
    static final List<String> CORRUPTIONS = List.of("NOISE", "STRONG_NOISE", "STUCK", "SWAP");

    private static final Map<String, String> CORRUPTION_NAMES = Map.of(
            "NOISE", "noise of 2 sd",
            "STRONG_NOISE", "noise of 5 sd",
            "STUCK", "stuck at the mean",
            "SWAP", "another patient's");

    /** Sets with a lower and with a higher loss. */
    private static final class Sets {

        private final List<String> lower = new ArrayList<>();
        private final List<String> higher = new ArrayList<>();

        void note(EvidenceSet set, Estimate loss) {
            if (loss.high() < 0) {
                lower.add(set.name());
            } else if (loss.low() > 0) {
                higher.add(set.name());
            }
        }
    }

    private final Sets clean = new Sets();

    /** Of the default at 30 %, by corruption. */
    private final Map<String, Sets> corrupted = new TreeMap<>();

    /** Where the network is told which modality is corrupted. */
    private final Map<String, Sets> told = new TreeMap<>();

    /** Where the default's weights find the corrupted modality. */
    private final Map<String, List<String>> found = new TreeMap<>();

    static String corruptionName(String corruption) {
        return CORRUPTION_NAMES.get(corruption);
    }

    /** The default's loss on clean rows minus that of the unweighted network. */
    void clean(EvidenceSet set, Estimate loss) {
        clean.note(set, loss);
    }

    /** The loss of a variant on corrupted rows minus that of the unweighted network. */
    void corrupted(EvidenceSet set, String corruption, String variant, Estimate loss) {
        if (variant.equals(Variant.ORACLE)) {
            told.computeIfAbsent(corruption, key -> new Sets()).note(set, loss);
        } else if (variant.equals(Variant.DEFAULT)) {
            corrupted.computeIfAbsent(corruption, key -> new Sets()).note(set, loss);
        }
    }

    /** How well a variant's weights find the corrupted modality. */
    void detected(EvidenceSet set, String corruption, String variant, double detection) {
        if (variant.equals(Variant.DEFAULT) && detection >= .8) {
            found.computeIfAbsent(corruption, key -> new ArrayList<>()).add(set.name());
        }
    }

    /** The report's first section. */
    String conclusions() {
        StringBuilder text = new StringBuilder("## In short\n\n");
        text.append("* Clean rows, default against unweighted: lower loss on ")
                .append(listed(clean.lower))
                .append("; higher loss on ")
                .append(listed(clean.higher))
                .append("; no difference shown on the others.\n");
        Sets none = new Sets();
        for (String corruption : CORRUPTIONS) {
            Sets sets = corrupted.getOrDefault(corruption, none);
            text.append("* ")
                    .append(corruptionName(corruption))
                    .append(
                            ", 30 % of the rows: the default's loss is lower than the unweighted network's, with an interval that excludes zero, on ")
                    .append(listed(sets.lower))
                    .append("; higher on ")
                    .append(listed(sets.higher))
                    .append(". Told which modality is corrupted, the unweighted network gains on ")
                    .append(listed(told.getOrDefault(corruption, none).lower))
                    .append(". The default's weights find the corrupted modality (detection at least .8) on ")
                    .append(listed(found.getOrDefault(corruption, List.of())))
                    .append(".\n");
        }
        text.append(
                """
                * What finds corrupted data is *unusual data count less*, an addition of our own (docs/METHOD.md), not the divergence of BTW: see the variants KL and KL x MI.
                * The network is robust by itself, since modalities are hidden from it in training: where being told the corrupted modality gains little, no weight can gain much.
                * Another patient's data cannot be told from the patient's own by any variant.
                """);
        return text.toString();
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "no set" : names.size() + " of 6 (" + String.join(", ", names) + ")";
    }
}
