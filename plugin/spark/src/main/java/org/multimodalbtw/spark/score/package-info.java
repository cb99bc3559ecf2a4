/** Spark's side of scoring: reads tables, brings each patient's rows together, and writes predictions. */
package org.multimodalbtw.spark.score;
