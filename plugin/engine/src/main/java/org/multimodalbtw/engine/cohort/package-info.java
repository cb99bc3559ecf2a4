/**
 * Cohorts: tables of one modality each with the labels of the patients, read from a folder of CSV files or generated.
 */
package org.multimodalbtw.engine.cohort;
