package org.multimodalbtw.platform.core;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;

/** Addresses of the platform: {@code knime://knime.workflow/...} lies in the folder of the open workflow, all others elsewhere. */
public final class WorkflowAddress {
    /** What they begin with. */
    public static final String PROTOCOL = "knime";

    private static final String WORKFLOW = "knime.workflow";

    private static volatile Path workflow;

    private WorkflowAddress() {}

    /** @param folder of the workflow that is open, or null */
    public static void open(final Path folder) {
        workflow = folder;
    }

    public static boolean matches(final String text) {
        return text.startsWith(PROTOCOL + ":");
    }

    public static URL url(final String text) throws MalformedURLException {
        return new URL(null, text, new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(final URL url) throws IOException {
                Path path = resolve(url);
                if (path == null) {
                    throw new IOException("There is no server for " + url.getHost());
                }
                return path.toUri().toURL().openConnection();
            }
        });
    }

    /** @return null where it does not lie in the workflow */
    public static Path path(final URL url) throws IOException, URISyntaxException {
        url.toURI();
        return resolve(url);
    }

    private static Path resolve(final URL url) throws IOException {
        if (!url.getHost().equals(WORKFLOW)) {
            return null;
        }
        if (workflow == null) {
            throw new IOException("No workflow is open");
        }
        try {
            String path = url.toURI().getPath();
            return workflow.resolve(path.replaceFirst("^/+", "")).normalize();
        } catch (URISyntaxException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
