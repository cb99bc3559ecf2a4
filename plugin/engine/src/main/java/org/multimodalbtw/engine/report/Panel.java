package org.multimodalbtw.engine.report;

/** A part of a picture, as wide as the picture. */
interface Panel {

    /** @return how many pixels it takes */
    int height();

    /** @param top where it begins */
    void draw(Canvas canvas, int top);
}
