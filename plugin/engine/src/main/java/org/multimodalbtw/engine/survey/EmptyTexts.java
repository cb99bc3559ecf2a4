package org.multimodalbtw.engine.survey;

import java.util.Collection;
import java.util.Set;

/** Texts that mean that a cell is empty. Most cells are longer than all of them, and are told apart by that alone. */
public final class EmptyTexts {

    private final Set<String> texts;
    private final int longest;

    /** @param texts the texts, compared as they are */
    public EmptyTexts(Collection<String> texts) {
        this.texts = Set.copyOf(texts);
        longest = texts.stream().mapToInt(String::length).max().orElse(-1);
    }

    /**
     * @param cell a cell without spaces around it
     * @return whether it is one of them
     */
    public boolean contains(String cell) {
        return cell.length() <= longest && texts.contains(cell);
    }
}
