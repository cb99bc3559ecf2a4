package org.multimodalbtw.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.OtherJvm;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.train.LearningRun;
import org.multimodalbtw.engine.train.Predictions;

class EngineRuntimeTest {

    @TempDir
    Path folder;

    /** A program that starts the engine under the class loader that it is told, and multiplies. */
    static final class StartEngine {

        private StartEngine() {}

        public static void main(String[] arguments) {
            ClassLoader foreign = arguments[0].equals("none") ? null : ClassLoader.getPlatformClassLoader();
            Thread.currentThread().setContextClassLoader(foreign);
            try (NDManager manager = EngineRuntime.get().newManager(Device.cpu())) {
                System.out.println("product " + manager.create(6f).mul(7f).getFloat());
                System.out.println("loader kept " + (Thread.currentThread().getContextClassLoader() == foreign));
            } catch (InputException refused) {
                System.out.println("refused " + refused.getMessage() + " | " + refused.remedy());
            }
        }
    }

    @Test
    void startsWithoutAContextClassLoaderAndWithAForeignOne() throws Exception {
        for (String loader : List.of("none", "foreign")) {
            String said = start(loader, System.getProperty("org.multimodalbtw.natives"));
            assertTrue(said.contains("product 42.0") && said.contains("loader kept true"), loader + ": " + said);
        }
    }

    @Test
    void aFolderWithoutLibtorchIsNamed() throws Exception {
        String said = start("none", folder.toString());
        String library = folder.resolve(System.mapLibraryName("torch")).toString();
        assertTrue(said.contains("refused libtorch is not where it should be: there is no " + library), said);
        assertTrue(said.contains("| Install the part of this extension for"), said);
    }

    @Test
    void withoutAnyFolderTheMissingPartIsNamed() throws Exception {
        String said = start("none", null);
        assertTrue(said.contains("refused No libtorch is installed for " + System.getProperty("os.name")), said);
    }

    @Test
    void startsOnceAJvm() {
        assertSame(EngineRuntime.get(), EngineRuntime.get());
        EngineRuntime.configure(RuntimeSettings.cpu(folder, folder));
        assertTrue(EngineRuntime.get().versions().get("libtorch").startsWith(RuntimeSettings.LIBTORCH_VERSION));
    }

    @Test
    void theScriptThatBringsValuesToAGpuCompilesWithoutOne() {
        EngineRuntime.get().compile(Device.cpu(), Staging.script(Device.gpu(1))).close();
    }

    @Test
    void cpuIsAlwaysThereAndARequiredGpuThatLacksIsAnError() {
        List<String> warnings = new ArrayList<>();
        EngineRuntime runtime = EngineRuntime.get();
        assertEquals(Device.cpu(), runtime.device(DevicePolicy.CPU, warnings::add));
        assertEquals(Device.cpu(), runtime.device(DevicePolicy.AUTO, warnings::add));
        assertEquals(List.of(), warnings);
        InputException refused =
                assertThrows(InputException.class, () -> runtime.device(DevicePolicy.GPU_REQUIRED, warnings::add));
        assertTrue(refused.getMessage().startsWith("A GPU is required, but none can be used."));
        assertTrue(refused.remedy().contains("'CPU'"));
    }

    @Test
    void namedFolderThatIsNoLibtorchLeavesTheInstalledOneWithTheReason() throws IOException {
        Path installed = folder.resolve("installed");
        RuntimeSettings settings = RuntimeSettings.preferring(installed, folder, folder);
        assertEquals(installed, settings.libtorch());
        assertTrue(settings.gpuProblem().orElseThrow().contains("there is no " + System.mapLibraryName("torch")));
        Path lib = Files.createDirectories(folder.resolve("lib"));
        Files.createFile(lib.resolve(System.mapLibraryName("torch")));
        Files.writeString(folder.resolve("build-version"), "2.6.0+cu124\n");
        String problem = RuntimeSettings.preferring(installed, folder, folder)
                .gpuProblem()
                .orElseThrow();
        assertTrue(problem.contains("it is version 2.6.0 for 'cu124'"), problem);
        Files.writeString(folder.resolve("build-version"), "2.7.1+cu128\n");
        RuntimeSettings usable = RuntimeSettings.preferring(installed, folder, folder);
        assertEquals(lib.toAbsolutePath(), usable.libtorch());
        assertTrue(usable.cuda());
        assertEquals(Optional.empty(), usable.gpuProblem());
    }

    @Test
    void scriptThatDoesNotCompileSaysSo() {
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> EngineRuntime.get()
                .compile(Device.cpu(), "class Ops(Module):\n  def f(self) -> Tenso:\n")
                .close());
        assertEquals("The script does not load", refused.getMessage());
    }

    @Test
    void twoTrainingsAtOnceGiveWhatTheyGiveAlone() throws Exception {
        SyntheticRows rows = SyntheticRows.of(120, 5);
        List<Callable<List<RowPrediction>>> trainings =
                List.of(() -> learn(rows, true, "classes"), () -> learn(rows, false, "numbers"));
        List<List<RowPrediction>> alone = List.of(learn(rows, true, "a"), learn(rows, false, "b"));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<RowPrediction>>> together = threads.invokeAll(trainings);
            for (int i = 0; i < 2; i++) {
                Predictions.assertSame(alone.get(i), together.get(i).get(), 0);
            }
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private List<RowPrediction> learn(SyntheticRows rows, boolean classes, String name) throws IOException {
        Path place = Files.createDirectory(folder.resolve(name));
        var settings = LearningRun.settings(2, 5, LearningRun.WEIGHTS);
        LearningRun.learn(rows, classes ? rows.classes() : rows.numbers(), settings, place);
        return LearningRun.score(rows, place).rows();
    }

    private String start(String loader, String natives) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("-Dorg.multimodalbtw.cache=" + folder.resolve("cache")));
        if (natives != null) {
            options.add("-Dorg.multimodalbtw.natives=" + natives);
        }
        return OtherJvm.run(StartEngine.class, options, List.of(loader), folder.resolve("output.txt"));
    }
}
