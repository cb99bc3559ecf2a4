package org.multimodalbtw.engine.encode.image;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads files that hold one picture. */
final class OnePicture {

    private OnePicture() {}

    static Picture of(byte[] bytes, int generation) throws PictureReader.UnusableException {
        List<Picture> pictures = new ArrayList<>();
        new PictureReader(generation).read(new ByteArrayInputStream(bytes), "here", new PictureReader.Sink() {
            @Override
            public void take(Picture picture) {
                pictures.add(picture);
            }

            @Override
            public void refuse(PictureReader.UnusableException reason) {
                throw new AssertionError(reason);
            }
        });
        return pictures.get(0);
    }
}
