/** Spark's side of comparisons: gives each training to a task, and writes what all of them say. */
package org.multimodalbtw.spark.compare;
