package org.multimodalbtw.spark.load;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.multimodalbtw.spark.door.EngineDoor;

/** The engine of this Java program: loaded on first use, and once, since native libraries are loaded once. */
public final class Engines {

    private static final String DOOR = "org.multimodalbtw.spark.engine.ModelDoor";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

    private static EngineDoor door;

    private Engines() {}

    /**
     * @param settings of the first call
     * @param gpu the number of the GPU on this machine, of the first call; anything else: the first one
     * @return the door to the engine
     * @throws IOException if the engine cannot be unpacked or loaded
     */
    static synchronized EngineDoor get(EngineSettings settings, String gpu) throws IOException {
        if (door == null) {
            System.setProperty(EngineDoor.THREADS, String.valueOf(settings.threads()));
            if (NUMBER.matcher(gpu).matches()) {
                System.setProperty(EngineDoor.GPU, gpu);
            }
            door = load(folder(settings.cache()), settings.libtorch());
        }
        return door;
    }

    /**
     * @param cache as of {@link EngineSettings#cache}
     * @return the folder
     */
    static Path folder(String cache) {
        return cache.isEmpty()
                ? Path.of(System.getProperty("java.io.tmpdir"), "multimodalbtw-" + System.getProperty("user.name"))
                : Path.of(cache).toAbsolutePath();
    }

    private static EngineDoor load(Path cache, String libtorch) throws IOException {
        CarriedFiles carried = CarriedFiles.in(cache);
        List<Path> classPath = new ArrayList<>(List.of(CarriedFiles.own()));
        classPath.addAll(carried.classPath());
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toUri().toURL();
        }
        try {
            // stays open as long as the program runs
            EngineLoader loader = new EngineLoader(urls, Engines.class.getClassLoader());
            return (EngineDoor) loader.loadClass(DOOR)
                    .getConstructor(String.class, String.class, String.class)
                    .newInstance(carried.libtorch().toString(), libtorch, cache.toString());
        } catch (ReflectiveOperationException failure) {
            throw new IOException("The engine does not start: " + failure.getCause(), failure);
        }
    }
}
