/** Spark's side of scoring and encoding: reads tables, brings each patient's rows together, and writes a row for each. */
package org.multimodalbtw.spark.patients;
