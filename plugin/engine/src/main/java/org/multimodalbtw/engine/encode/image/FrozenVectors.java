package org.multimodalbtw.engine.encode.image;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.multimodalbtw.engine.encode.FrozenModel;

/** The standardised values of a model of somebody else's. Small pictures wait until there are several of them. */
final class FrozenVectors implements PictureVectors {

    /** So many numbers the pictures have that wait, or the last of them makes more: about as many as one picture of 224 x 224 has. */
    private static final int MOST_NUMBERS = 1 << 17;

    private final FrozenModel model;
    private final int side;
    private final ImageProjection projection;
    private final PicturesAhead<float[]> squares;
    private final List<float[]> waiting = new ArrayList<>();
    private final List<Consumer<float[]>> takers = new ArrayList<>();

    /**
     * @param model closed with this
     * @param side of its pictures, pixels
     * @param projection standardises its values
     */
    FrozenVectors(FrozenModel model, int side, ImageProjection projection) {
        this.model = model;
        this.side = side;
        this.projection = projection;
        squares = new PicturesAhead<>(picture -> picture.square(side, FrozenModel.CHANNELS));
    }

    @Override
    public float[] of(Picture picture) {
        return projection.standardised(model.ofPixels(picture.square(side, FrozenModel.CHANNELS), side));
    }

    @Override
    public void add(Picture picture, Consumer<float[]> taker) {
        squares.add(picture, pixels -> {
            waiting.add(pixels);
            takers.add(taker);
            if (waiting.size() * (long) pixels.length >= MOST_NUMBERS) {
                ask();
            }
        });
    }

    @Override
    public void finish() {
        squares.finish();
        ask();
    }

    /** Asks the model for the values of those that wait. */
    private void ask() {
        List<float[]> values = model.ofPixels(waiting, side);
        for (int i = 0; i < values.size(); i++) {
            takers.get(i).accept(projection.standardised(values.get(i)));
        }
        waiting.clear();
        takers.clear();
    }

    @Override
    public List<String> notices() {
        return List.of(model.notice());
    }

    @Override
    public void close() {
        model.close();
    }
}
