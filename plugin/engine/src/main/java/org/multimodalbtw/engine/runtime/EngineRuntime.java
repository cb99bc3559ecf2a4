package org.multimodalbtw.engine.runtime;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.multimodalbtw.engine.InputException;

/**
 * The one door to DJL and libtorch. It loads the native libraries from where they lie, never from the network, and keeps
 * what is global to the JVM in one place.
 */
public final class EngineRuntime {

    private static final List<String> OVERRIDING_VARIABLES = List.of(
            "PYTORCH_LIBRARY_PATH",
            "PYTORCH_VERSION",
            "PYTORCH_FLAVOR",
            "PYTORCH_PRECXX11",
            "PYTORCH_LIBRARY_EXCLUSION");

    /** System property: the number of the GPU that this program takes, from 0. */
    private static final String CHOSEN_GPU = "org.multimodalbtw.gpu";

    private static RuntimeSettings configured;
    private static EngineRuntime started;

    private final RuntimeSettings settings;
    private final Engine engine;

    private EngineRuntime(RuntimeSettings settings) {
        this.settings = settings;
        this.engine = withOwnClassLoader(() -> start(settings));
    }

    /**
     * Says where the native libraries are. Without it, the system properties {@code org.multimodalbtw.natives} and
     * {@code org.multimodalbtw.cache} name the directories.
     *
     * @param settings the surroundings; ignored once the engine has started, since native libraries load once a JVM
     */
    public static synchronized void configure(RuntimeSettings settings) {
        if (started == null) {
            configured = settings;
        }
    }

    /**
     * @return the engine, started on the first call
     * @throws InputException if the native libraries are missing or do not load, with the reason
     */
    public static synchronized EngineRuntime get() {
        if (started == null) {
            started = new EngineRuntime(configured == null ? fromProperties() : configured);
        }
        return started;
    }

    /**
     * @param policy where to run
     * @param warnings told when a GPU library was set up but no GPU can be used under {@link DevicePolicy#AUTO}
     * @return the device to run on
     * @throws InputException if a GPU is required and none can be used
     */
    public Device device(DevicePolicy policy, Consumer<String> warnings) {
        if (policy == DevicePolicy.CPU) {
            return Device.cpu();
        }
        if (settings.cuda() && engine.getGpuCount() > 0) {
            // where a program sees only the GPU that it was given, that is the first one whatever its number
            return Device.gpu(Math.min(Integer.getInteger(CHOSEN_GPU, 0), engine.getGpuCount() - 1));
        }
        String reason = settings.cuda()
                ? "libtorch for " + settings.flavor() + " is loaded from " + settings.libtorch()
                        + ", but no GPU answers: check the NVIDIA driver."
                : settings.gpuProblem().orElse("The engine runs with libtorch for the CPU.");
        if (policy == DevicePolicy.GPU_REQUIRED) {
            throw new InputException(
                    "A GPU is required, but none can be used. " + reason,
                    "Choose the device 'Automatic' or 'CPU', or name a folder with libtorch "
                            + RuntimeSettings.LIBTORCH_VERSION + " for CUDA 12.8 in the preferences.");
        }
        if (settings.cuda() || settings.gpuProblem().isPresent()) {
            warnings.accept("The CPU is used. " + reason);
        }
        return Device.cpu();
    }

    /**
     * @param device a GPU
     * @return bytes of its memory that are free, 0 if its driver does not say
     */
    public static long freeMemory(Device device) {
        List<NvidiaDevice> devices = NvidiaDevice.all();
        return device.getDeviceId() < devices.size()
                ? devices.get(device.getDeviceId()).free()
                : 0;
    }

    /**
     * @param device where its arrays live
     * @return a manager of native arrays; the caller closes it
     */
    public NDManager newManager(Device device) {
        return engine.newBaseManager(device);
    }

    /**
     * @param device where it runs
     * @param code TorchScript text of a class {@code Ops}
     * @return the compiled script; the caller closes it
     */
    public ScriptModule compile(Device device, String code) {
        return withOwnClassLoader(() -> new ScriptModule(device, new ByteArrayInputStream(ScriptArchive.of(code))));
    }

    /**
     * @param device where it runs
     * @param archive a TorchScript archive with its weights; read to its end
     * @return the module; the caller closes it
     * @throws IllegalStateException if it is something else
     */
    public ScriptModule load(Device device, InputStream archive) {
        return withOwnClassLoader(() -> new ScriptModule(device, archive));
    }

    /** @return versions of the engine's libraries by name */
    public Map<String, String> versions() {
        return Map.of(
                "djl", Engine.getDjlVersion(), "libtorch", engine.getVersion(), "libtorchFlavor", settings.flavor());
    }

    /**
     * @param device where calls run
     * @return how many of them may run at the same time
     */
    public SideBySide sideBySide(Device device) {
        return SideBySide.of(settings, device.isGpu());
    }

    /** Lets this program write no file from here on, where the system can do that (Linux). The engine must have started. */
    public static void forbidFiles() {
        NativeSettings.forbidFiles();
    }

    /** Lets more wait in the pipe that is this program's standard input, where the system can do that (Linux). */
    public static void widenInput() {
        NativeSettings.widenInput();
    }

    private static Engine start(RuntimeSettings settings) {
        refuseOverridingVariables();
        requireLibrary(settings);
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("DJL_CACHE_DIR", settings.cache().toString());
        System.setProperty("ENGINE_CACHE_DIR", settings.cache().toString());
        System.setProperty("PYTORCH_LIBRARY_PATH", settings.libtorch().toString());
        System.setProperty("PYTORCH_VERSION", settings.version());
        System.setProperty("PYTORCH_FLAVOR", settings.flavor());
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(settings.threads()));
        NativeSettings.apply();
        try {
            Files.createDirectories(settings.cache());
            Engine engine = Engine.getEngine("PyTorch");
            JniUtils.setNumThreads(settings.threads());
            return engine;
        } catch (IOException noCache) {
            throw new UncheckedIOException("The folder " + settings.cache() + " cannot be created", noCache);
        } catch (RuntimeException | LinkageError failure) {
            throw new InputException(
                    "The PyTorch engine does not start from " + settings.libtorch() + ": " + rootMessage(failure),
                    "Check that this folder holds libtorch " + settings.version() + " ("
                            + settings.flavor() + ") for this machine, and that " + settings.cache()
                            + " can be written.",
                    failure);
        }
    }

    private static void requireLibrary(RuntimeSettings settings) {
        Path library = settings.libtorch().resolve(System.mapLibraryName("torch"));
        if (!Files.isRegularFile(library)) {
            throw new InputException(
                    "libtorch is not where it should be: there is no " + library + ".",
                    "Install the part of this extension for " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ", or correct the folder in the preferences.");
        }
    }

    /** @return where the libraries are, as far as it is known; empty if nothing names a place */
    public static synchronized Optional<RuntimeSettings> settings() {
        if (started != null) {
            return Optional.of(started.settings);
        }
        return configured == null && System.getProperty("org.multimodalbtw.natives") == null
                ? Optional.empty()
                : Optional.of(configured == null ? fromProperties() : configured);
    }

    /** Variables of the environment that would make DJL load another library. */
    static List<String> overridingVariables() {
        return OVERRIDING_VARIABLES.stream()
                .filter(name -> System.getenv(name) != null)
                .toList();
    }

    /** DJL prefers these variables to what is set here, so that a stray one would load another library. */
    private static void refuseOverridingVariables() {
        List<String> set = overridingVariables();
        if (!set.isEmpty()) {
            throw new InputException(
                    "The environment of this program sets " + String.join(", ", set)
                            + ", which makes the PyTorch engine load another library.",
                    "Remove " + (set.size() == 1 ? "this variable" : "these variables") + " and start again.");
        }
    }

    private static RuntimeSettings fromProperties() {
        String natives = System.getProperty("org.multimodalbtw.natives");
        if (natives == null) {
            throw new InputException(
                    "No libtorch is installed for " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ".",
                    "Install the part of this extension for this system; Linux (x86_64, aarch64), Windows (x86_64) and"
                            + " macOS (aarch64) have one.");
        }
        String cache = System.getProperty("org.multimodalbtw.cache");
        Path directory = cache != null
                ? Path.of(cache)
                : Path.of(System.getProperty("java.io.tmpdir"), "multimodalbtw-" + System.getProperty("user.name"));
        return RuntimeSettings.cpu(Path.of(natives), directory);
    }

    /**
     * DJL finds its engine and resources through the thread's context class loader, which in a host is the host's.
     *
     * @param <T> what the work gives
     * @param work what to do
     * @return its result
     */
    public static <T> T withOwnClassLoader(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(EngineRuntime.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
