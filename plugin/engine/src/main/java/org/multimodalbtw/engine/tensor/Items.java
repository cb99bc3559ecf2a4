package org.multimodalbtw.engine.tensor;

/**
 * What lies along the first dimension of a modality's tensors, and whether each row has its own number of it (our own addition to the
 * tensor types of Arrow).
 *
 * @param kind what an item is
 * @param categories how many terms or variables an item's index chooses from, at least 1; 0 where an item has no index
 */
public record Items(Kind kind, int categories) {

    /** What an item is. */
    public enum Kind {
        /** Every row has the same number of values: no items are told apart. */
        FIXED,
        /** A tensor of numbers, for example a picture. */
        VECTORS,
        /** One number: the index of a term of a vocabulary. */
        TOKENS,
        /** Three numbers: a time from 0 to 1, a value, and the index of the variable that was measured. */
        EVENTS
    }

    /** Rows of one fixed shape. */
    public static final Items FIXED = new Items(Kind.FIXED, 0);

    /** Any number of vectors, pictures or other tensors of one shape. */
    public static final Items VECTORS = new Items(Kind.VECTORS, 0);

    /** How many numbers an event has. */
    public static final int EVENT_SIZE = 3;

    /** @throws IllegalArgumentException if the number of categories does not suit the kind */
    public Items {
        boolean indexed = kind == Kind.TOKENS || kind == Kind.EVENTS;
        if (indexed ? categories < 1 : categories != 0) {
            throw new IllegalArgumentException(categories + " categories of " + kind);
        }
    }

    /**
     * @param terms how many terms the vocabulary has
     * @return texts as sequences of terms
     */
    public static Items tokens(int terms) {
        return new Items(Kind.TOKENS, terms);
    }

    /**
     * @param variables how many variables there are
     * @return measurements at irregular times
     */
    public static Items events(int variables) {
        return new Items(Kind.EVENTS, variables);
    }

    /** @return whether rows have different numbers of items */
    boolean vary() {
        return kind != Kind.FIXED;
    }
}
