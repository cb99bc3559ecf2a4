package org.multimodalbtw.engine.survey;

/**
 * Which files and columns are given another form before they are read.
 *
 * @param notesApart whether several notes of a patient stay rows of their own where a column says when each was written; otherwise they are
 *     joined to one
 * @param pairs whether columns of two numbers in a cell, such as 135/81, become two columns where they can be blood pressures; otherwise
 *     they are left out
 * @param textsApart whether the long texts of a file that has numbers, too, are a modality of their own; otherwise the file is read as the one or the other
 * @param codesJoined whether a file with several rows for an id, of which each only names something, such as a diagnosis, becomes one row for each id with
 *     the list of these names; otherwise it is taken for measurements
 * @param measuredFirst whether a file with several measurements of a patient and long texts beside them, such as comments, is read as
 *     measurements, without the texts; otherwise as the texts
 * @param picturesByFolders whether a name of a picture that leads nowhere, and that several files have, stands for the one whose folders it
 *     names; otherwise for none
 * @param byMeaning whether long names of few kinds are categories, dates in words dates, texts without spaces texts, and a time, a variable and
 *     a value a measurement also where each patient has one, and units behind the values of measurements a column of their own; otherwise these
 *     go by the length and number of their texts
 */
public record TableForms(
        boolean notesApart,
        boolean pairs,
        boolean textsApart,
        boolean codesJoined,
        boolean measuredFirst,
        boolean picturesByFolders,
        boolean byMeaning) {

    /** None is. */
    public static final TableForms NONE = new TableForms(false, false, false, false, false, false, false);
    /** Only columns of two numbers are given another form. */
    public static final TableForms PAIRS = new TableForms(false, true, false, false, false, false, false);
    /** All are. */
    public static final TableForms ALL = new TableForms(true, true, true, true, true, true, true);

    /** As the canonical constructor, where a name that several pictures have stands for none, and texts go by their length and number. */
    public TableForms(
            boolean notesApart, boolean pairs, boolean textsApart, boolean codesJoined, boolean measuredFirst) {
        this(notesApart, pairs, textsApart, codesJoined, measuredFirst, false, false);
    }
}
