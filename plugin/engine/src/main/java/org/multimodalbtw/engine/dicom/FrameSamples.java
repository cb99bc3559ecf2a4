package org.multimodalbtw.engine.dicom;

/** The samples of a frame as they lie in the file. */
interface FrameSamples {

    /**
     * @param x from 0 on, from the left
     * @param y from 0 on, from the top
     * @param sample 0, or for colours 0 to 2
     * @return all bits that are allocated
     */
    int at(int x, int y, int sample);
}
