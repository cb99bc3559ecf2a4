import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Makes the screenshot of an encoder in the guide from one that the tests of the views take; those of the learner and the inspector are
 * the tutorial's. Run {@code mvn -B verify}, and then, in the project's
 * folder, {@code java docs/images/Screenshots.java}.
 */
public final class Screenshots {

    private static final int WIDTH = 900;

    private static final Map<String, String> NAMES = Map.of("images-light-1600.png", "image-encoder.png");

    private Screenshots() {}

    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, String> name : NAMES.entrySet()) {
            BufferedImage image =
                    ImageIO.read(Path.of("nodes", "target", "browser", name.getKey()).toFile());
            int height = image.getHeight() * WIDTH / image.getWidth();
            Image scaled = image.getScaledInstance(WIDTH, height, Image.SCALE_AREA_AVERAGING);
            BufferedImage target = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = target.createGraphics();
            graphics.drawImage(scaled, 0, 0, null);
            graphics.dispose();
            ImageIO.write(target, "png", Path.of("docs", "images", name.getValue()).toFile());
        }
    }
}
