/**
 * What a table's columns are taken for, and why. Whoever reads a table asks here and guesses nothing itself.
 *
 * <p>A {@link org.multimodalbtw.engine.survey.ColumnCells} takes the cells of one column, a cell at a time. From it, and from what is
 * known of the rows' outcomes ({@link org.multimodalbtw.engine.survey.KnownRows}), {@link
 * org.multimodalbtw.engine.survey.ColumnSurvey} makes one {@link org.multimodalbtw.engine.survey.ColumnFinding}: what the column
 * is taken for, whether it is used, how its cells become numbers or texts ({@link org.multimodalbtw.engine.survey.CellReading}), and what an
 * analyst should know. {@link org.multimodalbtw.engine.survey.IdMatch} says which ids of two tables are the same, and
 * {@link org.multimodalbtw.engine.survey.RowOrderCheck} whether rows whose ids only count them are of the same patients. What the
 * analyst chooses ({@link org.multimodalbtw.engine.survey.SurveySettings}) goes before all of it.
 *
 * <p>Rules that everything here keeps: a column is never changed without a sentence; a rule that leaves a column out, or makes cells
 * empty, asks for evidence in many rows; what rests on a name alone holds for files of any length, so that new patients are read as the
 * training rows were.
 */
package org.multimodalbtw.engine.survey;
