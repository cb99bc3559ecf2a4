/** A Spark cluster on this machine, to try commands as a cluster runs them. */
package org.multimodalbtw.spark.cluster;
