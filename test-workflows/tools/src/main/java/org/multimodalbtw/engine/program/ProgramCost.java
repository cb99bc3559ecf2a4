package org.multimodalbtw.engine.program;

import ai.djl.Device;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.benchmark.ProcessClock;
import org.multimodalbtw.engine.runtime.EngineRuntime;

/** A model from elsewhere in its own process, and the same script in this one, asked for the same row as often as one likes. */
public final class ProgramCost implements AutoCloseable {

    /** The models of the tests know few words. */
    private static final int VOCABULARY = 30;

    private final ProgramProcess process;
    private final Vectors here;
    private final long[] tokens;
    private final float[] pixels;
    private final Seconds start;

    /**
     * @param clock seconds by the clock
     * @param worked seconds of processors, of both processes where there are two
     */
    public record Seconds(double clock, double worked) {}

    /** What is asked of a model. */
    private interface Questions {
        void ask() throws ProgramProcess.Failure;
    }

    private ProgramCost(Path model, long[] tokens, float[] pixels) throws IOException, ProgramProcess.Failure {
        this.tokens = tokens;
        this.pixels = pixels;
        double began = clock();
        double worked = ProcessClock.seconds();
        byte[] archive;
        try (CheckedProgram checked = CheckedProgram.open(model);
                InputStream in = checked.stream()) {
            archive = in.readAllBytes();
        }
        process = ProgramProcess.start(new ByteArrayInputStream(archive), archive.length, ProgressMonitor.NONE);
        float[] first = fromProcess();
        start = new Seconds(clock() - began, ProcessClock.seconds() - worked + processWorked());
        here = new Vectors(EngineRuntime.get().load(Device.cpu(), new ByteArrayInputStream(archive)));
        if (!Arrays.equals(first, fromHere())) {
            throw new IllegalStateException("The processes do not agree on " + model);
        }
    }

    /**
     * @param model TorchScript that reads texts
     * @param length tokens of a text
     * @return the model, started; the caller closes it
     * @throws IOException if it cannot be read
     * @throws ProgramProcess.Failure if it does not run
     */
    public static ProgramCost ofTexts(Path model, int length) throws IOException, ProgramProcess.Failure {
        long[] tokens = new long[length];
        Arrays.setAll(tokens, i -> 2 + i * 7 % VOCABULARY);
        return new ProgramCost(model, tokens, null);
    }

    /**
     * @param model TorchScript that reads pictures
     * @param side of a picture, pixels
     * @return the model, started; the caller closes it
     * @throws IOException if it cannot be read
     * @throws ProgramProcess.Failure if it does not run
     */
    public static ProgramCost ofPictures(Path model, int side) throws IOException, ProgramProcess.Failure {
        float[] pixels = new float[3 * side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i * 37 % 101 / 100f;
        }
        return new ProgramCost(model, null, pixels);
    }

    /** @return what it took from the file to the first answer of its own process, which checked it and started Java and libtorch */
    public Seconds start() {
        return start;
    }

    /**
     * @param rows how many, as many of them at once as an encoder asks for
     * @return what its own process and this one took for them
     * @throws ProgramProcess.Failure if it does not run
     */
    public Seconds inItsProcess(int rows) throws ProgramProcess.Failure {
        return seconds(() -> {
            if (tokens == null) {
                process.ofPixels(Collections.nCopies(rows, pixels));
            } else {
                process.ofTokens(Collections.nCopies(rows, tokens));
            }
        });
    }

    /**
     * @param rows how many, one after the other
     * @return what this process took for them by itself
     * @throws ProgramProcess.Failure never
     */
    public Seconds inThisProcess(int rows) throws ProgramProcess.Failure {
        return seconds(() -> {
            for (int row = 0; row < rows; row++) {
                fromHere();
            }
        });
    }

    private Seconds seconds(Questions questions) throws ProgramProcess.Failure {
        double began = clock();
        double worked = ProcessClock.seconds() + processWorked();
        questions.ask();
        return new Seconds(clock() - began, ProcessClock.seconds() + processWorked() - worked);
    }

    private float[] fromProcess() throws ProgramProcess.Failure {
        return tokens == null ? process.ofPixels(pixels) : process.ofTokens(tokens);
    }

    private float[] fromHere() {
        return tokens == null ? here.ofPixels(FloatBuffer.wrap(pixels), pixels.length) : here.ofTokens(tokens);
    }

    private double processWorked() {
        return ProcessHandle.of(process.pid())
                        .flatMap(handle -> handle.info().totalCpuDuration())
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
    }

    private static double clock() {
        return System.nanoTime() / 1e9;
    }

    @Override
    public void close() {
        here.close();
        process.close();
    }
}
