/** Loads the engine beside Spark: one door a Java program, behind which classes and libraries are the engine's own. */
package org.multimodalbtw.spark.load;
