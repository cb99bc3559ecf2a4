package org.multimodalbtw.engine.encode.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encoders.EncoderKinds;

/** When pixels are worth a try. */
class PixelAdviceTest {

    private static final String ADVICE =
            "'photo' has 500 training images, with which pixels may tell more than the descriptor ('Images become: Pixels', form=PIXELS), "
                    + "above all shape and fine texture: try both.";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"500,0,true", "499,0,false", "251,249,true", "250,250,false", "0,5000,false"})
    void manyImagesOfSomeSizeAreNeeded(int large, int small, boolean isAdvised) {
        PixelAdvice advice = new PixelAdvice();
        for (int image = 0; image < large; image++) {
            advice.add(picture(32, 64));
        }
        for (int image = 0; image < small; image++) {
            advice.add(picture(64, 31));
        }
        assertEquals(isAdvised ? Optional.of(ADVICE) : Optional.empty(), advice.sentence("photo"));
    }

    private static Picture picture(int width, int height) {
        return Picture.asSeen(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), 1, true);
    }

    @Test
    void onlyNewEncodersOfDescriptorsSayItAndKeepIt() throws IOException {
        for (int image = 0; image < 2; image++) {
            BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
            picture.getRaster().setSample(3 + 9 * image, 5, 0, 255);
            ImageIO.write(picture, "png", folder.resolve(image + ".png").toFile());
        }
        MemoryTable rows = new MemoryTable(new TableColumn("path", TableColumn.Kind.CATEGORY));
        for (int row = 0; row < 500; row++) {
            rows.row("p" + row, row % 2 + ".png");
        }
        FittedEncoder descriptor = fit(rows, ImageForm.DESCRIPTOR, ImageEncoderSettings.CURRENT);
        assertEquals(List.of(ADVICE), descriptor.report().found());
        Path saved = folder.resolve("saved");
        descriptor.save(saved);
        assertEquals(List.of(ADVICE), EncoderKinds.load(saved).report().found());
        assertEquals(
                List.of(),
                fit(rows, ImageForm.DESCRIPTOR, ImageEncoderSettings.SEEN)
                        .report()
                        .found());
        assertEquals(
                List.of(),
                fit(rows, ImageForm.PIXELS, ImageEncoderSettings.CURRENT)
                        .report()
                        .found());
    }

    private FittedEncoder fit(MemoryTable rows, ImageForm form, int generation) throws IOException {
        ImageEncoderSettings settings = new ImageEncoderSettings(form, folder.toString(), 2, 8, 1, "", generation);
        return ImageEncoder.fit("photo", rows, Optional.empty(), settings, ProgressMonitor.NONE);
    }
}
