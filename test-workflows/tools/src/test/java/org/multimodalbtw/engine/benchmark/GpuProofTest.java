package org.multimodalbtw.engine.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.runtime.RuntimeSettings;

/** The proof of the GPU path, rehearsed on the CPU with the libtorch that is shipped. */
class GpuProofTest {

    private static final DeviceRun RUN = new DeviceRun(DevicePolicy.CPU, Device.cpu());

    @TempDir
    Path folder;

    @Test
    void allChecksHoldAndEveryNativeMethodOfItsLibraryIsCalled() throws Exception {
        Path reference = folder.resolve("reference.json");
        ReferenceLosses.of(true).write(reference);
        String said = prove(reference);
        assertTrue(said.contains("**All checks hold.**"), said);
        assertTrue(Files.readString(folder.resolve("gpu.md")).contains("**All checks hold.**"));
        JsonObject data = JsonParser.parseString(Files.readString(folder.resolve("gpu.json")))
                .getAsJsonObject();
        assertTrue(data.getAsJsonObject("checks")
                .get("every native method is called and there")
                .getAsBoolean());
        // steps, scoring and epochs with one member and with five
        assertEquals(6, data.getAsJsonArray("milliseconds").size());
        assertEquals(0, data.getAsJsonArray("left_out").size());
    }

    @Test
    void otherLossesThanTheShippedLibtorchGaveAreAFailedCheck() {
        ReferenceLosses reference = ReferenceLosses.of(true);
        reference.losses().get(CurveProof.name(CurveProof.CASES.get(1)))[1] *= 1.01;
        ProofResults results = new ProofResults(folder);
        new CurveProof(results.report(), results).write(RUN::execution, reference, true);
        assertEquals(
                List.of(CurveProof.name(CurveProof.CASES.get(1)) + ", CPU beside libtorch "
                        + RuntimeSettings.LIBTORCH_VERSION),
                results.failed());
    }

    @Test
    void whatNoTimeIsLeftForIsNamedAndNotMeasured() throws Exception {
        ProofResults results = new ProofResults(folder);
        TimeBudget none = new TimeBudget(Instant.now(), Instant.now());
        DeviceTimes times = new DeviceTimes(results, RUN, null, none, false);
        times.measure();
        times.write();
        assertEquals(List.of(), results.times());
        // three kinds, five batch sizes, one and five members
        assertEquals(30, results.leftOut().size());
        String report = results.report().toString();
        assertTrue(report.contains("**Left out**") && report.contains("epoch of 8192 rows with 1 members"), report);
    }

    private String prove(Path reference) throws Exception {
        Path natives = folder.resolve("natives.log");
        List<String> options =
                List.of("-Xlog:jni+resolve=debug:file=" + natives, "-Dorg.multimodalbtw.keepNativeSettings=true");
        List<String> said = assertTimeoutPreemptively(
                Duration.ofMinutes(3),
                () -> ChildJvm.run(
                        GpuProof.class,
                        options,
                        "--cpu",
                        "--quick",
                        "--libtorch",
                        System.getProperty("org.multimodalbtw.natives"),
                        "--version",
                        RuntimeSettings.LIBTORCH_VERSION,
                        "--flavor",
                        "cpu",
                        "--cache",
                        System.getProperty("org.multimodalbtw.cache"),
                        "--natives",
                        natives.toString(),
                        "--shim",
                        JniShim.SOURCE.toString(),
                        "--reference",
                        reference.toString(),
                        "--until",
                        String.valueOf(Instant.now().getEpochSecond() + 3600),
                        "--out",
                        folder.toString()));
        return String.join("\n", said);
    }
}
