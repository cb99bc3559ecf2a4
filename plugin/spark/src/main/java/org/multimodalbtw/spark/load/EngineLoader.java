package org.multimodalbtw.spark.load;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads the engine with its own libraries. Of the program around it, it sees Java and {@code org.multimodalbtw.spark.door}, and nothing
 * else: Spark brings another Arrow, Jackson, gson and slf4j, none of which can come in between.
 */
final class EngineLoader extends URLClassLoader {

    private static final String DOOR = "org.multimodalbtw.spark.door.";

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader outside;

    /**
     * @param classPath the engine's side, the engine and its libraries
     * @param outside has the door
     */
    EngineLoader(URL[] classPath, ClassLoader outside) {
        super("engine", classPath, ClassLoader.getPlatformClassLoader());
        this.outside = outside;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(DOOR) ? outside.loadClass(name) : super.loadClass(name, resolve);
    }
}
