package org.multimodalbtw.engine.benchmark;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.multimodalbtw.engine.runtime.EngineRuntime;

/**
 * What networks learn with one libtorch on the CPU, kept for a comparison with another.
 *
 * @param libtorch its version
 * @param losses by network, the mean loss of each round of steps
 */
record ReferenceLosses(String libtorch, Map<String, double[]> losses) {

    /** Writes the losses of this libtorch to a file. */
    public static void main(String[] arguments) throws IOException {
        of(false).write(Path.of(arguments[0]));
        System.exit(0);
    }

    /**
     * The losses of this libtorch.
     *
     * @param quick of few steps
     */
    static ReferenceLosses of(boolean quick) {
        Map<String, double[]> losses = new TreeMap<>();
        for (NetworkCase one : CurveProof.CASES) {
            losses.put(CurveProof.name(one), CurveProof.losses(one, quick));
        }
        return new ReferenceLosses(EngineRuntime.get().versions().get("libtorch"), losses);
    }

    void write(Path file) throws IOException {
        Files.writeString(file, new Gson().toJson(this) + "\n");
    }

    static ReferenceLosses read(Path file) throws IOException {
        return new Gson().fromJson(Files.readString(file), ReferenceLosses.class);
    }
}
