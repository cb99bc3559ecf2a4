package org.multimodalbtw.engine.survey;

/** FNV-1a of 64 bits (Fowler, Noll, Vo), by characters: of millions of texts hardly two have the same. */
public final class TextHash {

    /** The hash of no text. */
    public static final long NONE = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    private TextHash() {}

    /**
     * @param text any text
     * @return its hash
     */
    public static long of(String text) {
        return of(NONE, text);
    }

    /**
     * @param before the hash of what stands before
     * @param text what follows
     * @return the hash of both
     */
    public static long of(long before, String text) {
        long hash = before;
        for (int index = 0; index < text.length(); index++) {
            hash = of(hash, text.charAt(index));
        }
        return hash;
    }

    /**
     * @param before the hash of what stands before
     * @param character what follows
     * @return the hash of both
     */
    public static long of(long before, char character) {
        return (before ^ character) * PRIME;
    }
}
