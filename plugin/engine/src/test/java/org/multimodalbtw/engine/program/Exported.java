package org.multimodalbtw.engine.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Encoders with random weights, which torch 2.11 exported ({@code torch.jit.trace}, those called script by {@code torch.jit.script}):
 * sentence-transformers' MiniLM, BERT, a transformer of torch.nn, ResNet, ConvNeXt and ViT of torchvision, all narrow, without what is for
 * debuggers.
 */
public final class Exported {

    public static final List<String> OF_TEXTS = List.of("minilm", "bert", "transformer", "transformer-script");
    public static final List<String> OF_PICTURES = List.of("resnet", "resnet-script", "convnext", "vit");

    public static final int SIDE = 32;

    private Exported() {}

    public static byte[] bytes(String name) throws IOException {
        try (InputStream in = Exported.class.getResourceAsStream("/programs/" + name + ".pt")) {
            return in.readAllBytes();
        }
    }

    public static Path write(String name, Path folder) throws IOException {
        return Files.write(folder.resolve(name + ".pt"), bytes(name));
    }

    /** What torch computes for {@link #tokens} or {@link #pixels}, averaged over tokens or places. */
    public static float[] expected(String name) throws IOException {
        try (InputStream in = Exported.class.getResourceAsStream("/programs/expected.json")) {
            JsonNode values = new ObjectMapper().readTree(in).get(name);
            float[] expected = new float[values.size()];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = (float) values.get(i).asDouble();
            }
            return expected;
        }
    }

    public static long[] tokens() {
        return new long[] {5, 4, 9, 33, 2, 7, 8};
    }

    public static float[] pixels() {
        float[] pixels = new float[3 * SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i * 37 % 101 / 100f;
        }
        return pixels;
    }
}
