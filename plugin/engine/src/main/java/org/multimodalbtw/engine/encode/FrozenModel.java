package org.multimodalbtw.engine.encode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.program.CheckedProgram;
import org.multimodalbtw.engine.program.ProgramProcess;
import org.multimodalbtw.engine.program.ProgramRules;

/**
 * A network of somebody else's that is used as it is: a TorchScript file. It runs on the CPU. Such a file is a program: only one that does
 * nothing but compute is run ({@link CheckedProgram}), and it runs in a process of its own ({@link ProgramProcess}).
 */
public final class FrozenModel implements AutoCloseable {

    /** How many values a pixel has: red, green and blue. */
    public static final int CHANNELS = 3;

    /** Of the training pictures of ImageNet, as torchvision's models expect them. */
    private static final float[] CHANNEL_MEANS = {.485f, .456f, .406f};

    private static final float[] CHANNEL_DEVIATIONS = {.229f, .224f, .225f};

    private final FrozenFile frozen;
    private final Path file;
    private final ProgramProcess program;

    private FrozenModel(FrozenFile frozen, ProgramProcess program) {
        this.frozen = frozen;
        file = frozen.path();
        this.program = program;
    }

    /** @return that this is a program, which one, and how it is run: a sentence for a person */
    public String notice() {
        String read = ProgramRules.isAllowed(frozen.sha256())
                ? "it is on the administrator's list and was not read before"
                : "it was read, does nothing but compute,";
        return "The encoder carries a program: '" + file.getFileName() + "', SHA-256 " + frozen.sha256() + "; " + read
                + " and runs in a process of its own"
                + (ProgramProcess.limitsMemory() ? "." : ", on this system without a limit of memory.");
    }

    /**
     * @param file the TorchScript file
     * @param monitor cancel, also of what is computed later
     * @return the model; the caller closes it
     * @throws InputException if it is something else, or not the file that it was, or may do more than compute, or programs are forbidden
     * @throws IOException if it cannot be read
     */
    public static FrozenModel open(FrozenFile file, ProgressMonitor monitor) throws IOException {
        return open(file, monitor, ProgramProcess::start);
    }

    /**
     * The same for a model that reads texts, with a program that can cut them.
     *
     * @param file the TorchScript file
     * @param monitor cancel, also of what is computed later
     * @return the model; the caller closes it
     * @throws InputException as for {@link #open}
     * @throws IOException if it cannot be read
     */
    public static FrozenModel openForTexts(FrozenFile file, ProgressMonitor monitor) throws IOException {
        return open(file, monitor, ProgramProcess::startForTexts);
    }

    private static FrozenModel open(FrozenFile file, ProgressMonitor monitor, Start start) throws IOException {
        Path path = file.path();
        ProgramRules.requirePermitted(path);
        file.verify();
        try {
            return new FrozenModel(file, started(file, monitor, start));
        } catch (ProgramProcess.Failure failure) {
            throw notTorchScript(path, ": " + failure.getMessage(), failure);
        }
    }

    private interface Start {
        ProgramProcess start(InputStream archive, long length, ProgressMonitor monitor)
                throws IOException, ProgramProcess.Failure;
    }

    private static ProgramProcess started(FrozenFile file, ProgressMonitor monitor, Start start)
            throws IOException, ProgramProcess.Failure {
        if (ProgramRules.isAllowed(file.sha256())) {
            // nobody reads it before libtorch does
            try (FrozenStream in = new FrozenStream(file)) {
                return start.start(in, in.length(), monitor);
            }
        }
        try (CheckedProgram checked = CheckedProgram.open(file.path());
                InputStream in = checked.stream()) {
            return start.start(in, checked.length(), monitor);
        }
    }

    private static InputException notTorchScript(Path path, String detail, Throwable cause) {
        return new InputException(
                "'" + path.getFileName() + "' is not a TorchScript file" + detail,
                "Export the model with torch.jit.trace or torch.jit.script and save it with torch.jit.save. Files of"
                        + " ONNX, state dictionaries and safetensors are other formats.",
                cause);
    }

    /** @return the program that it runs in, closed with this */
    public ProgramProcess program() {
        return program;
    }

    /**
     * @param texts the numbers of each text's tokens, at least one
     * @return each text's vector: the first result of forward(tokens, mask), both int64 [1, tokens], which is [1, tokens, size] and averaged
     *     over tokens, or [1, size]
     */
    public List<float[]> ofTokens(List<long[]> texts) {
        try {
            return program.ofTokens(texts);
        } catch (ProgramProcess.Failure failure) {
            throw fails(failure);
        }
    }

    /**
     * @param pixels a picture's, [3, side, side] in row order, 0 to 1; they are standardised in place
     * @param side of the square
     * @return the picture's vector: the first result of forward(pixels), float32 [1, 3, side, side] standardised as is usual for
     *     networks that were trained on ImageNet; the result is [1, size], or [1, size, ...] and averaged over places
     */
    public float[] ofPixels(float[] pixels, int side) {
        return ofPixels(List.of(pixels), side).get(0);
    }

    /**
     * @param pictures the pixels of several pictures, as for {@link #ofPixels(float[], int)}
     * @param side of the squares
     * @return the pictures' vectors
     */
    public List<float[]> ofPixels(List<float[]> pictures, int side) {
        pictures.forEach(pixels -> standardise(pixels, side));
        try {
            return program.ofPixels(pictures);
        } catch (ProgramProcess.Failure failure) {
            throw fails(failure);
        }
    }

    private static void standardise(float[] pixels, int side) {
        for (int i = 0; i < pixels.length; i++) {
            int channel = i / (side * side);
            pixels[i] = (pixels[i] - CHANNEL_MEANS[channel]) / CHANNEL_DEVIATIONS[channel];
        }
    }

    private InputException fails(ProgramProcess.Failure failure) {
        return new InputException(
                "The model '" + file.getFileName() + "' fails: " + failure.getMessage(),
                "Check what the model takes and gives: the node's description says how it is called.",
                failure);
    }

    @Override
    public void close() {
        program.close();
    }
}
