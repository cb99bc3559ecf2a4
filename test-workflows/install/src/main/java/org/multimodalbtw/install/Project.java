package org.multimodalbtw.install;

import java.nio.file.Path;

/**
 * Where the build of this project leaves its results.
 *
 * @param root the project's directory
 */
record Project(Path root) {

    static final String FEATURE = "org.multimodalbtw.feature.feature.group";

    /** The platform's own bundles that are asked for; others come as these require them. */
    static final String PLATFORM =
            "org.knime.core,org.knime.core.ui,org.knime.workbench.repository,org.apache.felix.scr";

    /** The bundle that runs workflows; it requires the engine. */
    static final String HOST = "org.multimodalbtw.host";

    /** @return the project that the system property {@code project.root} names */
    static Project fromProperties() {
        String root = System.getProperty("project.root");
        if (root == null) {
            throw new IllegalStateException("The system property project.root must name the project's directory");
        }
        return new Project(Path.of(root).toAbsolutePath().normalize());
    }

    /** @return the update site, a p2 repository */
    Path updateSite() {
        return root.resolve("update-site/target/repository");
    }

    /** @return the stand-in platform with the workflow host, a p2 repository */
    Path platformSite() {
        return root.resolve("test-workflows/platform/site/target/repository");
    }

    /** @return the directory with p2's own bundles */
    Path p2Bundles() {
        return root.resolve("test-workflows/install/target/bundles");
    }

    /** @return where installations are kept between runs */
    Path cache() {
        return root.resolve("test-workflows/.build");
    }
}
