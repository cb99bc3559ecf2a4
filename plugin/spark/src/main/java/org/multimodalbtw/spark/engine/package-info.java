/** The engine's side: loaded apart from Spark, together with the engine and the engine's own libraries. */
package org.multimodalbtw.spark.engine;
