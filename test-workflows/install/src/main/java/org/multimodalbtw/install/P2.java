package org.multimodalbtw.install;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleException;

/** Eclipse's provisioning system, in a framework of its own in this process. */
final class P2 implements AutoCloseable {

    /**
     * What an application of p2 did.
     *
     * @param successful whether it did what it was told
     * @param messages what it wrote to the console
     */
    record Outcome(boolean successful, String messages) {}

    private final Equinox equinox;

    private P2(Equinox equinox) {
        this.equinox = equinox;
    }

    /** @param bundles the directory with p2's bundles */
    static P2 start(Path bundles) throws IOException, BundleException {
        return new P2(Equinox.start(bundles));
    }

    /**
     * Runs the director as {@code eclipse -application org.eclipse.equinox.p2.director} would.
     *
     * @param installation where features and plug-ins go
     * @param platform which fragments fit
     * @param arguments what to do
     * @return whether it was done
     */
    Outcome direct(Path installation, TargetPlatform platform, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-destination", installation.toString(), "-bundlepool", installation.toString()));
        all.addAll(List.of("-profile", "platform", "-roaming"));
        all.addAll(List.of("-profileProperties", "org.eclipse.update.install.features=true"));
        all.addAll(List.of("-p2.os", platform.os(), "-p2.ws", platform.ws(), "-p2.arch", platform.arch()));
        return run(
                "org.eclipse.equinox.p2.director.app",
                "org.eclipse.equinox.internal.p2.director.app.DirectorApplication",
                all);
    }

    /** Makes a p2 repository of the folders {@code features} and {@code plugins} in a directory. */
    Outcome publish(Path source, Path repository) throws Exception {
        String target = repository.toUri().toString();
        return run(
                "org.eclipse.equinox.p2.publisher.eclipse",
                "org.eclipse.equinox.p2.publisher.eclipse.FeaturesAndBundlesPublisherApplication",
                List.of(
                        "-metadataRepository",
                        target,
                        "-artifactRepository",
                        target,
                        "-source",
                        source.toString(),
                        "-publishArtifacts"));
    }

    private Outcome run(String bundle, String application, List<String> arguments) throws Exception {
        Class<?> type = equinox.load(bundle, application);
        Object instance = type.getConstructor().newInstance();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        PrintStream console = new PrintStream(messages, true, StandardCharsets.UTF_8);
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(console);
        System.setErr(console);
        try {
            Object result = Equinox.call(
                    instance, type, "run", new Class<?>[] {String[].class}, (Object) arguments.toArray(String[]::new));
            return new Outcome(result.equals(0), messages.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Override
    public void close() throws BundleException, IOException {
        equinox.close();
    }
}
