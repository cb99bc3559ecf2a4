package org.multimodalbtw.engine.dicom;

import java.util.Optional;

/**
 * A table from whole numbers to whole numbers (PS3.3, C.11.1.1 and C.7.6.3.1.5).
 *
 * @param first the number that the first entry is for; smaller ones have it too
 * @param entries what numbers become, 0 to 2^bits - 1; the last one for all that are larger
 * @param bits of an entry
 */
record LookupTable(int first, int[] entries, int bits) {

    private static final int ALL = 1 << 16;

    /**
     * @param item holds the table
     * @param descriptor the tag of its description
     * @param data the tag of its entries
     * @param isSigned whether numbers are signed, where the file does not say it of the table
     * @return the table; empty if there is none that is whole
     */
    static Optional<LookupTable> of(DataSet item, int descriptor, int data, boolean isSigned) {
        Element description = item.element(descriptor).orElse(null);
        Element values = item.element(data).orElse(null);
        if (description == null || description.wholes() < 3 || values == null) {
            return Optional.empty();
        }
        int size = description.whole(0) == 0 ? ALL : description.whole(0);
        boolean areBytes = values.wholes() < size;
        int bits = Math.min(16, description.whole(2));
        if (bits < 1 || values.length() < size) {
            return Optional.empty();
        }
        int[] entries = new int[size];
        for (int i = 0; i < size; i++) {
            entries[i] = Math.min((1 << bits) - 1, areBytes ? values.octet(i) : values.whole(i));
        }
        boolean hasSign = description.vr() == 0 ? isSigned : description.vr() == Element.SS;
        int first = description.whole(1);
        return Optional.of(new LookupTable(hasSign ? (short) first : first, entries, bits));
    }

    int of(double number) {
        return entries[(int) Math.max(0, Math.min(entries.length - 1.0, Math.floor(number - first)))];
    }

    /** @return the entry as a share of the largest that there can be, 0 to 1 */
    double share(double number) {
        return of(number) / (double) ((1 << bits) - 1);
    }
}
