package org.multimodalbtw.host;

/**
 * A note on the canvas of a workflow.
 *
 * @param text plain text, lines separated by line feeds
 * @param x left edge, in pixels
 * @param y upper edge, in pixels
 * @param width in pixels
 * @param height in pixels
 */
public record Annotation(String text, int x, int y, int width, int height) {}
