package org.multimodalbtw.nodes.run;

import java.util.List;
import org.eclipse.core.runtime.Platform;
import org.multimodalbtw.engine.program.ProgramRules;
import org.osgi.service.prefs.Preferences;

/**
 * What KNIME's preferences say of models that are programs: {@code programs} and {@code programs.allow} of this bundle. A customization profile
 * sets them where preferences start from, and is asked before what a user set for a workspace.
 */
final class ProgramPreferences implements ProgramRules.Preferences {

    private static final String RULE = "programs";
    private static final String ALLOWED = "programs.allow";

    /** Where preferences start from (customization profiles), those of the installation, those of the workspace. */
    private static final List<String> SCOPES = List.of("default", "configuration", "instance");

    private final String bundle;

    /** @param bundle the symbolic name of the bundle that has the preferences */
    ProgramPreferences(String bundle) {
        this.bundle = bundle;
    }

    @Override
    public List<ProgramRules.Place> places() {
        Preferences root = Platform.getPreferencesService().getRootNode();
        return SCOPES.stream().map(scope -> place(root, scope)).toList();
    }

    private ProgramRules.Place place(Preferences root, String scope) {
        Preferences preferences = root.node(scope).node(bundle);
        return new ProgramRules.Place(
                "the preference /" + scope + "/" + bundle + "/" + RULE,
                preferences.get(RULE, ""),
                preferences.get(ALLOWED, ""));
    }
}
