package org.multimodalbtw.install;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * An OSGi framework in this process, on storage of its own. What crosses its border is of the JDK's types: the bundles
 * see none of this program's classes but those that read command lines.
 */
final class Equinox implements AutoCloseable {

    /** The framework itself and its fragment lie on this program's class path. */
    private static final List<String> ON_CLASS_PATH =
            List.of("org.eclipse.osgi", "org.eclipse.osgi.compatibility.state");

    /** Read once here and once by the host, with the same classes: loading them twice takes a tenth of a second. */
    private static final String COMMAND_LINE = "picocli";

    private static final long STOP_MILLIS = 30_000;

    private final Framework framework;
    private final Path storage;

    private Equinox(Framework framework, Path storage) {
        this.framework = framework;
        this.storage = storage;
    }

    /**
     * Installs, resolves and starts bundles, each as its activation policy says.
     *
     * @param bundles a directory of bundles: jars and directories
     * @throws BundleException if a bundle does not resolve or start, with the reason
     */
    static Equinox start(Path bundles) throws IOException, BundleException {
        Path storage = Files.createTempDirectory("equinox");
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, storage.resolve("framework").toString());
        properties.put(Constants.FRAMEWORK_BUNDLE_PARENT, Constants.FRAMEWORK_BUNDLE_PARENT_EXT);
        properties.put("osgi.framework.useSystemProperties", "false");
        properties.put("osgi.parentClassloader", "ext");
        properties.put("osgi.compatibility.bootdelegation", "true");
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, COMMAND_LINE);
        properties.put("osgi.install.area", bundles.getParent().toUri().toString());
        properties.put(
                "osgi.instance.area", storage.resolve("workspace").toUri().toString());
        properties.put("eclipse.p2.data.area", storage.resolve("p2").toUri().toString());
        properties.put("osgi.user.area", storage.resolve("user").toUri().toString());
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("org.eclipse.osgi is not on the class path"))
                .newFramework(properties);
        Equinox equinox = new Equinox(framework, storage);
        try {
            equinox.startBundles(bundles);
            return equinox;
        } catch (IOException | BundleException | RuntimeException failure) {
            equinox.close();
            throw failure;
        }
    }

    private void startBundles(Path directory) throws IOException, BundleException {
        framework.start();
        BundleContext context = framework.getBundleContext();
        startPlatformAdmin(context);
        List<Bundle> bundles = new ArrayList<>();
        for (Path file : list(directory)) {
            if (isBundleOfItsOwn(file)) {
                bundles.add(context.installBundle("reference:" + file.toUri()));
            }
        }
        if (!framework.adapt(FrameworkWiring.class).resolveBundles(bundles)) {
            reportUnresolved(bundles);
        }
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start(startOptions(bundle));
            }
        }
    }

    /** The services that p2 manipulates a framework with are registered by bundles which say they are lazy. */
    private static int startOptions(Bundle bundle) {
        String name = bundle.getSymbolicName();
        boolean eager = name.contains("frameworkadmin") || name.contains("simpleconfigurator.manipulator");
        return eager ? Bundle.START_TRANSIENT : Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY;
    }

    /** Starting the first unresolved bundle fails with the framework's own account of what is missing. */
    private static void reportUnresolved(List<Bundle> bundles) throws BundleException {
        for (Bundle bundle : bundles) {
            if (bundle.getState() == Bundle.INSTALLED && bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start();
            }
        }
    }

    /** p2 asks for PlatformAdmin, whose activator the framework runs only when its fragment is installed as a bundle. */
    private static void startPlatformAdmin(BundleContext context) throws BundleException {
        try {
            ((BundleActivator) Class.forName("org.eclipse.osgi.compatibility.state.Activator")
                            .getConstructor()
                            .newInstance())
                    .start(context);
        } catch (Exception failure) {
            throw new BundleException("PlatformAdmin does not start", failure);
        }
    }

    private static boolean isBundleOfItsOwn(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return true;
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            if (jar.getManifest() == null) {
                return false;
            }
            Attributes headers = jar.getManifest().getMainAttributes();
            String name = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
            return headers.getValue(Constants.BUNDLE_MANIFESTVERSION) != null
                    && !ON_CLASS_PATH.contains(name.replaceAll(";.*", "").trim());
        }
    }

    static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    List<Bundle> bundles() {
        return List.of(framework.getBundleContext().getBundles());
    }

    Class<?> load(String symbolicName, String className) throws ClassNotFoundException {
        Bundle bundle = Arrays.stream(framework.getBundleContext().getBundles())
                .filter(each -> symbolicName.equals(each.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The bundle " + symbolicName + " is not installed"));
        return bundle.loadClass(className);
    }

    /** Calls a public method through its arguments' types as declared, and passes its exceptions on as they are. */
    static Object call(Object target, Class<?> type, String method, Class<?>[] parameterTypes, Object... arguments)
            throws Exception {
        try {
            return type.getMethod(method, parameterTypes).invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw thrown;
        }
    }

    @Override
    public void close() throws BundleException, IOException {
        framework.stop();
        try {
            framework.waitForStop(STOP_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Directories.delete(storage);
    }
}
