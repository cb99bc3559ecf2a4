package org.multimodalbtw.spark.load;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.spark.door.EngineDoor;

/** The engine of this Java program: loaded on first use, and once, since native libraries are loaded once. */
public final class Engines {

    private static final String DOOR = "org.multimodalbtw.spark.engine.ModelDoor";

    private static EngineDoor door;

    private Engines() {}

    /**
     * @param cache a folder on this machine for what has to be unpacked; empty: one among the temporary files
     * @param threads threads of one native operation, at least 1; of the first call
     * @return the door to the engine
     * @throws IOException if the engine cannot be unpacked or loaded
     */
    public static synchronized EngineDoor get(String cache, int threads) throws IOException {
        if (door == null) {
            System.setProperty(EngineDoor.THREADS, String.valueOf(threads));
            door = load(folder(cache));
        }
        return door;
    }

    /**
     * @param cache as of {@link #get}
     * @return the folder
     */
    static Path folder(String cache) {
        return cache.isEmpty()
                ? Path.of(System.getProperty("java.io.tmpdir"), "multimodalbtw-" + System.getProperty("user.name"))
                : Path.of(cache).toAbsolutePath();
    }

    private static EngineDoor load(Path cache) throws IOException {
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
                    .getConstructor(String.class, String.class)
                    .newInstance(carried.libtorch().toString(), cache.toString());
        } catch (ReflectiveOperationException failure) {
            throw new IOException("The engine does not start: " + failure.getCause(), failure);
        }
    }
}
