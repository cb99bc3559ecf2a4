package org.multimodalbtw.engine.encode.image;

import java.util.function.Consumer;
import java.util.function.Function;

/** Vectors that this encoder finds out by itself, of several pictures at a time. */
final class OwnVectors implements PictureVectors {

    private final Function<Picture, float[]> vectors;
    private final PicturesAhead<float[]> ahead;

    /** @param vectors a picture's vector, in any thread */
    OwnVectors(Function<Picture, float[]> vectors) {
        this.vectors = vectors;
        ahead = new PicturesAhead<>(vectors);
    }

    @Override
    public float[] of(Picture picture) {
        return vectors.apply(picture);
    }

    @Override
    public void add(Picture picture, Consumer<float[]> taker) {
        ahead.add(picture, taker);
    }

    @Override
    public void finish() {
        ahead.finish();
    }
}
