package org.multimodalbtw.engine.evaluate;

/**
 * The class that decisions are about, which the average precision of two classes is of.
 *
 * @param index its place among the classes, from 0
 * @param name as it is written in the labels
 */
public record EventClass(int index, String name) {}
