/**
 * What Spark's side and the engine's side know of each other. It is loaded once, on Spark's side, and names nothing but Java's own classes:
 * texts, numbers, bytes and lists of them, so that each side can have libraries of its own.
 */
package org.multimodalbtw.spark.door;
