package org.multimodalbtw.nodes.run;

import java.nio.file.Path;
import org.eclipse.core.runtime.Platform;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Where the engine unpacks the small library between Java and PyTorch: this bundle's own folder in the workspace. */
final class EngineCache {

    private static final Path DIRECTORY = directory();

    private EngineCache() {}

    static void use() {
        EngineRuntime.cache(DIRECTORY);
    }

    private static Path directory() {
        Bundle bundle = FrameworkUtil.getBundle(EngineCache.class);
        if (bundle == null) {
            return Path.of(System.getProperty("java.io.tmpdir"), "org.multimodalbtw.nodes");
        }
        return Platform.getStateLocation(bundle).append("engine").toFile().toPath();
    }
}
