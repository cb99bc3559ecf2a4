package org.multimodalbtw.engine.survey;

import java.util.Collection;
import java.util.Set;

/** Texts that mean that a cell is empty. Most cells are longer than all of them or begin otherwise, and are told apart by that alone. */
public final class EmptyTexts {

    private static final int BITS = 63;

    private final Set<String> texts;
    private final int longest;
    /** A bit for each first character, of which some share one. */
    private final long firsts;

    /** @param texts the texts, compared as they are */
    public EmptyTexts(Collection<String> texts) {
        this.texts = Set.copyOf(texts);
        longest = texts.stream().mapToInt(String::length).max().orElse(-1);
        firsts = texts.stream()
                .filter(text -> !text.isEmpty())
                .mapToLong(EmptyTexts::first)
                .reduce(0, (some, other) -> some | other);
    }

    /**
     * @param cell a cell without spaces around it
     * @return whether it is one of them
     */
    public boolean contains(String cell) {
        return cell.length() <= longest && (cell.isEmpty() || (first(cell) & firsts) != 0) && texts.contains(cell);
    }

    private static long first(String text) {
        return 1L << (text.charAt(0) & BITS);
    }
}
