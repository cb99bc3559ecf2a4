package org.multimodalbtw.engine.cohort;

/** Whether the rows of a table are several of an id, such as measurements, or one for each. */
final class SeveralRows {

    /** Some ids that come again are slips, more of them are series. */
    private static final double SERIES = 1.05;

    private SeveralRows() {}

    /**
     * @param rows how many rows there are
     * @param ids how many different ids they have
     * @param namePictures whether a column names pictures, of which each row has one
     * @param haveTimes whether a column holds times, or the rows are notes
     * @return whether several rows are of one id
     */
    static boolean ofAnId(long rows, long ids, boolean namePictures, boolean haveTimes) {
        return ids > 0 && (rows >= 2L * ids || namePictures && rows > ids || haveTimes && rows > SERIES * ids);
    }
}
