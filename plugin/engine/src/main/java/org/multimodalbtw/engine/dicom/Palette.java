package org.multimodalbtw.engine.dicom;

import java.util.Optional;

/**
 * The colours that numbers stand for (PS3.3, C.7.6.3.1.5).
 *
 * @param channels red, green and blue
 */
record Palette(LookupTable[] channels) {

    private static final int EIGHT_BITS = 8;

    /** @throws DicomException if one of the tables lacks, or is written in segments */
    static Palette of(DataSet data, PixelFormat format) throws DicomException {
        LookupTable[] channels = new LookupTable[3];
        for (int i = 0; i < channels.length; i++) {
            Optional<LookupTable> channel = LookupTable.of(
                    data,
                    Tags.RED_DESCRIPTOR + i,
                    Tags.RED_TABLE + i,
                    format.sample().isSigned());
            channels[i] = channel.orElseThrow(() -> new DicomException("is a DICOM file whose palette is not read"));
        }
        return new Palette(channels);
    }

    /** @return the channel of a colour, 0 to 255 */
    int of(int value, int channel) {
        LookupTable table = channels[channel];
        return table.bits() > EIGHT_BITS ? table.of(value) >> table.bits() - EIGHT_BITS : table.of(value);
    }
}
