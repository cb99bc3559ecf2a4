package org.multimodalbtw.nodes.port;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** The version of what port objects and specs write. */
final class FormatVersion {

    static final int CURRENT = 1;

    private static final String KEY = "format_version";

    private FormatVersion() {}

    static void save(ModelContentWO content) {
        content.addInt(KEY, CURRENT);
    }

    static void check(ModelContentRO content) throws InvalidSettingsException {
        int found = content.getInt(KEY);
        if (found > CURRENT) {
            throw new InvalidSettingsException(newer(found));
        }
    }

    static String newer(int found) {
        return "This was saved by a newer version of the extension (format " + found + ", known are formats up to "
                + CURRENT + "). Update the extension, or execute the node again.";
    }
}
