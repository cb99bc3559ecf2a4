package org.multimodalbtw.engine.heads;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The further heads of a model: of each kind, modality and member one, or none where the modality is not a list of numbers or has too few
 * rows. A member's heads have learnt from the rows that the member has learnt from.
 */
public final class FurtherHeads {

    /** No head beside those of the network. */
    public static final FurtherHeads NONE = new FurtherHeads(Map.of());

    /** Of each kind modalities x members; {@code null} for a modality without heads. */
    private final Map<HeadKind, Head[][]> heads = new EnumMap<>(HeadKind.class);

    /**
     * @param heads of each kind modalities x members; {@code null} in place of the members for a modality without such heads
     * @throws IllegalArgumentException if a kind is not a further one, or a head is not of its kind
     */
    public FurtherHeads(Map<HeadKind, Head[][]> heads) {
        HeadKind.further(List.copyOf(heads.keySet()));
        this.heads.putAll(heads);
        heads.forEach((kind, all) -> {
            for (Head[] ofModality : all) {
                for (Head head : ofModality == null ? new Head[0] : ofModality) {
                    if (kindOf(head) != kind) {
                        throw new IllegalArgumentException("a head of another kind than " + kind);
                    }
                }
            }
        });
    }

    private static HeadKind kindOf(Head head) {
        return head instanceof LinearHead ? HeadKind.LINEAR : HeadKind.TREES;
    }

    /** @return which kinds there are, in order */
    public List<HeadKind> kinds() {
        return List.copyOf(heads.keySet());
    }

    /**
     * @param kind one of {@link #kinds}
     * @param modality a modality's position
     * @return the heads of the members; none where the modality has no such heads
     */
    public List<Head> of(HeadKind kind, int modality) {
        Head[] all = heads.get(kind)[modality];
        return all == null ? List.of() : List.of(all);
    }

    /**
     * @param modality a modality's position
     * @return whether it has a head of any kind
     */
    public boolean know(int modality) {
        return heads.values().stream().anyMatch(all -> all[modality] != null);
    }

    /**
     * @param chosen some of {@link #kinds}
     * @return the heads of these alone
     */
    public FurtherHeads only(List<HeadKind> chosen) {
        Map<HeadKind, Head[][]> some = new EnumMap<>(HeadKind.class);
        chosen.forEach(kind -> some.put(kind, heads.get(kind)));
        return new FurtherHeads(some);
    }
}
