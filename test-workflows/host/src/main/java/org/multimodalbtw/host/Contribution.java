package org.multimodalbtw.host;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Where a node comes from, as workflows store it.
 *
 * @param bundle of the node's factory
 * @param feature that installs the bundle, null where it is not known
 */
public record Contribution(Origin bundle, Origin feature) {

    /** A bundle or a feature. */
    public record Origin(String name, String symbolicName, String vendor, String version) {}

    /**
     * As the framework knows it.
     *
     * @throws IllegalStateException outside of a framework
     */
    public static Contribution of(Class<?> factory, Origin feature) {
        Bundle bundle = FrameworkUtil.getBundle(factory);
        if (bundle == null) {
            throw new IllegalStateException(factory.getName() + " is in no bundle: say where it comes from.");
        }
        return new Contribution(
                new Origin(
                        bundle.getHeaders().get("Bundle-Name"),
                        bundle.getSymbolicName(),
                        bundle.getHeaders().get("Bundle-Vendor"),
                        bundle.getVersion().toString()),
                feature);
    }
}
