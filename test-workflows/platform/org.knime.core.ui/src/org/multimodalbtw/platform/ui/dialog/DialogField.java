package org.multimodalbtw.platform.ui.dialog;

import java.util.List;

/**
 * A field of an open dialog.
 *
 * @param path names of the fields on the way, without {@code m_}, separated by a slash; the elements of an array by number
 * @param section simple name of the section's interface, empty outside of sections
 * @param isShown whether its effects let it be seen
 * @param isEnabled whether its effects let it be changed
 * @param choices what can be chosen, null for a field without choices
 * @param message the title and the text of the message that is shown, null where none is
 */
public record DialogField(
        String path,
        String title,
        String section,
        boolean isAdvanced,
        boolean isShown,
        boolean isEnabled,
        List<String> choices,
        String message) {}
