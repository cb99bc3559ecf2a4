package org.multimodalbtw.engine.cohort;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Where ids stand in the labels. Other files mostly have them in the same order, in which the next one is at hand without a search. */
final class LabelPositions {

    private final Set<String> labelled;
    /** {@code null} until an id stands elsewhere. */
    private Map<String, Integer> positions;

    /** @param labelled the ids of the labels in their order */
    LabelPositions(Set<String> labelled) {
        this.labelled = labelled;
    }

    /**
     * @param ids ids of another file
     * @return the positions of those that the labels have
     */
    BitSet of(Collection<String> ids) {
        BitSet found = new BitSet(labelled.size());
        Iterator<String> following = labelled.iterator();
        String next = following.hasNext() ? following.next() : null;
        int expected = 0;
        for (String id : ids) {
            if (id.equals(next)) {
                found.set(expected++);
                next = following.hasNext() ? following.next() : null;
            } else {
                Integer position = positions().get(id);
                if (position != null) {
                    found.set(position);
                }
            }
        }
        return found;
    }

    private Map<String, Integer> positions() {
        if (positions == null) {
            positions = new HashMap<>();
            labelled.forEach(id -> positions.put(id, positions.size()));
        }
        return positions;
    }
}
