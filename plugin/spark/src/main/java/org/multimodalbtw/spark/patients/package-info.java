/** Spark's side of scoring, encoding and fitting: reads tables, brings each patient's rows together, and works on them in partitions. */
package org.multimodalbtw.spark.patients;
