package org.multimodalbtw.engine.dicom;

import java.util.Set;

/**
 * The elements that are kept of a data set (PS3.6): those that say how a picture looks, and whether a name may be burnt into it. Group and
 * element in one number.
 */
final class Tags {

    static final int TRANSFER_SYNTAX = 0x00020010;

    static final int SOP_CLASS = 0x00080016;
    static final int MODALITY = 0x00080060;
    static final int CONVERSION_TYPE = 0x00080064;
    static final int SAMPLES = 0x00280002;
    static final int PHOTOMETRIC = 0x00280004;
    static final int PLANAR = 0x00280006;
    static final int FRAMES = 0x00280008;
    static final int ROWS = 0x00280010;
    static final int COLUMNS = 0x00280011;
    static final int BITS_ALLOCATED = 0x00280100;
    static final int BITS_STORED = 0x00280101;
    static final int HIGH_BIT = 0x00280102;
    static final int REPRESENTATION = 0x00280103;
    static final int PADDING = 0x00280120;
    static final int PADDING_LIMIT = 0x00280121;
    static final int BURNT_IN = 0x00280301;
    static final int CENTER = 0x00281050;
    static final int WIDTH = 0x00281051;
    static final int INTERCEPT = 0x00281052;
    static final int SLOPE = 0x00281053;
    static final int VOI_FUNCTION = 0x00281056;
    static final int RED_DESCRIPTOR = 0x00281101;
    static final int RED_TABLE = 0x00281201;
    static final int LUT_DESCRIPTOR = 0x00283002;
    static final int LUT_DATA = 0x00283006;
    static final int PIXEL_DATA = 0x7FE00010;

    static final int MODALITY_LUTS = 0x00283000;
    static final int VOI_LUTS = 0x00283010;
    static final int FRAME_VOI = 0x00289132;
    static final int FRAME_VALUES = 0x00289145;
    static final int SHARED_GROUPS = 0x52009229;
    static final int FRAME_GROUPS = 0x52009230;

    static final int ITEM = 0xFFFEE000;
    static final int ITEM_END = 0xFFFEE00D;
    static final int SEQUENCE_END = 0xFFFEE0DD;

    private static final Set<Integer> KEPT = Set.of(
            TRANSFER_SYNTAX,
            SOP_CLASS,
            MODALITY,
            CONVERSION_TYPE,
            SAMPLES,
            PHOTOMETRIC,
            PLANAR,
            FRAMES,
            ROWS,
            COLUMNS,
            BITS_ALLOCATED,
            BITS_STORED,
            HIGH_BIT,
            REPRESENTATION,
            PADDING,
            PADDING_LIMIT,
            BURNT_IN,
            CENTER,
            WIDTH,
            INTERCEPT,
            SLOPE,
            VOI_FUNCTION,
            RED_DESCRIPTOR,
            RED_DESCRIPTOR + 1,
            RED_DESCRIPTOR + 2,
            RED_TABLE,
            RED_TABLE + 1,
            RED_TABLE + 2,
            LUT_DESCRIPTOR,
            LUT_DATA,
            PIXEL_DATA);

    private static final Set<Integer> SEQUENCES =
            Set.of(MODALITY_LUTS, VOI_LUTS, FRAME_VOI, FRAME_VALUES, SHARED_GROUPS, FRAME_GROUPS);

    private Tags() {}

    static boolean isKept(int tag) {
        return KEPT.contains(tag);
    }

    static boolean isSequence(int tag) {
        return SEQUENCES.contains(tag);
    }
}
