package org.multimodalbtw.engine.dicom;

/**
 * Reads a data set (PS3.5, clause 7). Each length is held against the file before anything is read by it, sequences are followed to a depth
 * of {@value #DEEPEST}, and what is not kept is stepped over. Nothing behind the pixels is read.
 */
final class DataSetParser {

    private static final int DEEPEST = 16;
    private static final int MOST_PARTS = 200_000;
    private static final long UNDEFINED = 0xFFFFFFFFL;
    private static final int HEADER = 8;

    private static final String REPRESENTATIONS =
            "AE AS AT CS DA DS DT FD FL IS LO LT OB OD OF OL OV OW PN SH SL SQ SS "
                    + "ST SV TM UC UI UL UN UR US UT UV";
    private static final String WITH_LONG_LENGTH = "OB OD OF OL OV OW SQ SV UC UN UR UT UV";

    private final byte[] bytes;
    private final boolean isBig;
    private boolean isExplicit;
    private int at;
    private int parts;

    /**
     * @param bytes the file
     * @param at where the data set begins
     * @param isExplicit whether elements have their value representation
     * @param isBig whether the most significant byte comes first
     */
    DataSetParser(byte[] bytes, int at, boolean isExplicit, boolean isBig) {
        this.bytes = bytes;
        this.at = at;
        this.isExplicit = isExplicit;
        this.isBig = isBig;
    }

    /** Whether an element with its value representation begins here. */
    static boolean isExplicit(byte[] bytes, int at) {
        return at + HEADER <= bytes.length && isIn(REPRESENTATIONS, bytes[at + 4] << 8 | bytes[at + 5] & 0xFF);
    }

    private static boolean isIn(String list, int vr) {
        char first = (char) (vr >> 8 & 0xFF);
        char second = (char) (vr & 0xFF);
        int place = first == ' ' || second == ' ' ? -1 : list.indexOf(new String(new char[] {first, second}));
        return place >= 0 && place % 3 == 0;
    }

    /** @return the number of two bytes at a place, the low byte first, for example the group of an element; -1 behind the end */
    static int word(byte[] bytes, int at) {
        return at + 2 <= bytes.length ? bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 : -1;
    }

    /** @return where it stopped */
    int at() {
        return at;
    }

    /** @return the elements of the group 2, which begin the file */
    DataSet header() throws DicomException {
        DataSet header = new DataSet();
        while (word(bytes, at) == 2) {
            element(bytes.length, header, 0);
        }
        return header;
    }

    /** @return the data set to its pixels */
    DataSet dataSet() throws DicomException {
        DataSet dataSet = new DataSet();
        // a few bytes behind the last element are padding
        while (bytes.length - at >= HEADER && !hasPixels(dataSet)) {
            element(bytes.length, dataSet, 0);
        }
        return dataSet;
    }

    private static boolean hasPixels(DataSet dataSet) {
        return dataSet.element(Tags.PIXEL_DATA).isPresent()
                || !dataSet.fragments().isEmpty();
    }

    /** @return the tag of the element, which is now behind */
    private int element(int end, DataSet target, int depth) throws DicomException {
        int tag = tag(end);
        boolean isMark = tag >>> 16 == 0xFFFE;
        int vr = isExplicit && !isMark ? vr(end) : 0;
        long length = vr == 0 || isIn(WITH_LONG_LENGTH, vr) ? longLength(end, vr != 0) : unsigned(end, 2);
        if (isMark) {
            if (tag == Tags.ITEM) {
                throw DicomException.damaged();
            }
            return tag;
        }
        if (length == UNDEFINED) {
            undefined(tag, vr, end, target, depth);
            return tag;
        }
        if (length > end - at) {
            throw DicomException.cut();
        }
        int next = at + (int) length;
        if (target != null && Tags.isSequence(tag)) {
            sequence(tag, next, target, depth);
        } else if (target != null && Tags.isKept(tag)) {
            target.put(tag, new Element(bytes, at, (int) length, vr, isBig));
        }
        at = next;
        return tag;
    }

    private void undefined(int tag, int vr, int end, DataSet target, int depth) throws DicomException {
        if (tag == Tags.PIXEL_DATA && depth == 0) {
            fragments(end, target);
            return;
        }
        boolean wasExplicit = isExplicit;
        // PS3.5, clause 6.2.2: what is unknown and of undefined length is implicit
        isExplicit = isExplicit && vr != ('U' << 8 | 'N');
        sequence(tag, end, target, depth);
        isExplicit = wasExplicit;
    }

    /** Reads items to the end, or to the mark of the sequence's end. */
    private void sequence(int tag, int end, DataSet target, int depth) throws DicomException {
        if (depth == DEEPEST) {
            throw DicomException.damaged();
        }
        boolean isKept = target != null && Tags.isSequence(tag);
        while (at < end) {
            int mark = tag(end);
            long length = unsigned(end, 4);
            if (mark == Tags.SEQUENCE_END) {
                return;
            }
            if (mark != Tags.ITEM || length != UNDEFINED && length > end - at) {
                throw mark == Tags.ITEM ? DicomException.cut() : DicomException.damaged();
            }
            DataSet item = isKept ? kept(tag, target) : null;
            item(length, end, item, depth + 1);
        }
    }

    private DataSet kept(int tag, DataSet target) throws DicomException {
        countPart();
        DataSet item = new DataSet();
        target.add(tag, item);
        return item;
    }

    private void countPart() throws DicomException {
        if (++parts > MOST_PARTS) {
            throw new DicomException("has more than " + MOST_PARTS + " parts");
        }
    }

    private void item(long length, int end, DataSet item, int depth) throws DicomException {
        int itemEnd = length == UNDEFINED ? end : at + (int) length;
        if (length != UNDEFINED && item == null) {
            at = itemEnd;
            return;
        }
        while (at < itemEnd) {
            if (element(itemEnd, item, depth) == Tags.ITEM_END && length == UNDEFINED) {
                return;
            }
        }
    }

    private void fragments(int end, DataSet target) throws DicomException {
        while (at < end) {
            int mark = tag(end);
            long length = unsigned(end, 4);
            if (mark == Tags.SEQUENCE_END) {
                return;
            }
            if (mark != Tags.ITEM) {
                throw DicomException.damaged();
            }
            if (length > end - at) {
                throw DicomException.cut();
            }
            countPart();
            target.add(new DataSet.Fragment(at, (int) length));
            at += (int) length;
        }
        throw DicomException.cut();
    }

    private int tag(int end) throws DicomException {
        int group = (int) unsigned(end, 2);
        return group << 16 | (int) unsigned(end, 2);
    }

    private int vr(int end) throws DicomException {
        if (end - at < 2) {
            throw DicomException.cut();
        }
        int vr = (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
        at += 2;
        if (!isIn(REPRESENTATIONS, vr)) {
            throw DicomException.damaged();
        }
        return vr;
    }

    private long longLength(int end, boolean isBehindReserved) throws DicomException {
        if (isBehindReserved) {
            unsigned(end, 2);
        }
        return unsigned(end, 4);
    }

    private long unsigned(int end, int size) throws DicomException {
        if (end - at < size) {
            throw DicomException.cut();
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            int shift = 8 * (isBig ? size - 1 - i : i);
            value |= (bytes[at + i] & 0xFFL) << shift;
        }
        at += size;
        return value;
    }
}
