package org.multimodalbtw.nodes.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.multimodalbtw.engine.program.ProgramRules;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.RuntimeSettings;
import org.multimodalbtw.engine.storage.ScratchDirectory;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Tells the engine where its native libraries are: libtorch in the fragment for this system, or in the folder that the user named
 * in the preference {@code org.multimodalbtw.nodes/libtorch}, and a folder in the workspace for the small library between Java and
 * libtorch; and who says which models that are programs may run. Outside of OSGi, and where the system property {@code
 * org.multimodalbtw.natives} is set, the engine's system properties tell it where libraries are.
 */
final class EngineSetup {

    private static final String PREFERENCE = "libtorch";
    /** Where each fragment keeps libtorch, in a folder named after the system. */
    private static final String FRAGMENT_FOLDER = "pytorch/cpu";

    private static boolean done;

    private EngineSetup() {}

    /** Does its work once: what a program left that was killed goes, too. */
    static synchronized void ensure() {
        if (!done) {
            ScratchDirectory.deleteLeftovers();
            Bundle nodes = FrameworkUtil.getBundle(EngineSetup.class);
            Bundle engine = FrameworkUtil.getBundle(EngineRuntime.class);
            if (nodes != null) {
                ProgramRules.ask(new ProgramPreferences(nodes.getSymbolicName()));
            }
            if (nodes != null && engine != null && System.getProperty("org.multimodalbtw.natives") == null) {
                libtorch(engine).ifPresent(folder -> EngineRuntime.configure(settings(nodes, folder)));
            }
            done = true;
        }
    }

    private static RuntimeSettings settings(Bundle nodes, Path installed) {
        Path cache = Platform.getStateLocation(nodes).append("engine").toFile().toPath();
        String named = Platform.getPreferencesService().getString(nodes.getSymbolicName(), PREFERENCE, "", null);
        return named.isBlank()
                ? RuntimeSettings.cpu(installed, cache)
                : RuntimeSettings.preferring(installed, Path.of(named.strip()), cache);
    }

    /** The folder in the engine's fragment; empty if the fragment for this system is not installed. */
    private static Optional<Path> libtorch(Bundle engine) {
        URL entry = FileLocator.find(engine, new org.eclipse.core.runtime.Path(FRAGMENT_FOLDER), null);
        if (entry == null) {
            return Optional.empty();
        }
        try (Stream<Path> systems =
                Files.list(new File(FileLocator.toFileURL(entry).getPath()).toPath())) {
            return systems.filter(Files::isDirectory).findFirst();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
