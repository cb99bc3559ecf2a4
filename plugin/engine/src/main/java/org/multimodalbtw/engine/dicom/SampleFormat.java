package org.multimodalbtw.engine.dicom;

/**
 * How one value of a pixel is written (PS3.3, C.7.6.3).
 *
 * @param allocated bits that it takes: 1, 8 or 16
 * @param stored bits of them that count, 1 to {@code allocated}
 * @param highBit the place of the highest bit that counts
 * @param isSigned whether values are in two's complement
 */
record SampleFormat(int allocated, int stored, int highBit, boolean isSigned) {

    /** @throws DicomException if values of this kind are not read, or the bits that count are not among them */
    static SampleFormat of(DataSet data) throws DicomException {
        int allocated = data.whole(Tags.BITS_ALLOCATED, 0);
        int stored = data.whole(Tags.BITS_STORED, allocated);
        int highBit = data.whole(Tags.HIGH_BIT, stored - 1);
        if (allocated != 1 && allocated != 8 && allocated != 16) {
            throw new DicomException(
                    "is a DICOM file with " + allocated + " bits for a value, of which 1, 8 and 16 are read");
        }
        if (stored < 1 || highBit < stored - 1 || highBit >= allocated) {
            throw DicomException.damaged();
        }
        return new SampleFormat(allocated, stored, highBit, data.whole(Tags.REPRESENTATION, 0) == 1);
    }

    /** @return the bits that count of a sample as it lies in the file */
    int code(int sample) {
        return sample >>> highBit + 1 - stored & (1 << stored) - 1;
    }

    /** @return the value that a code stands for */
    int value(int code) {
        return isSigned && code >= 1 << stored - 1 ? code - (1 << stored) : code;
    }
}
