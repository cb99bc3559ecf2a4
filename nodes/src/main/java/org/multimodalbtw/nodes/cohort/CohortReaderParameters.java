package org.multimodalbtw.nodes.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation.IsNotBlankValidation;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.cohort.CohortFolder;

/** What the Cohort Reader reads, and which file goes to which port. */
final class CohortReaderParameters extends CohortFolderParameters {

    @Widget(
            title = "Modality of each port",
            description =
                    "The names of the modalities in the order of the ports: a file's name without its ending. Empty: all files in "
                            + "alphabetical order. From a folder on a Hub or a server, labels and these files are copied here at execution.")
    @ArrayWidget(addButtonText = "Add modality", elementTitle = "Port", showSortButtons = true)
    @Layout(FolderSection.class)
    PortModality[] m_modalities = {};

    /** The modality that one port gives. */
    static final class PortModality implements NodeParameters {

        @Widget(title = "Modality", description = "The file's name without its ending.")
        @TextInputWidget(patternValidation = IsNotBlankValidation.class)
        String m_name = "";
    }

    /** @return whether the folder lies on another machine, so that its files are copied here when the node is executed */
    boolean isElsewhere() {
        return place().isElsewhere();
    }

    /** @return the names that each file of a folder elsewhere may have: that of the labels and those of the named modalities */
    List<List<String>> files() {
        if (m_modalities.length == 0) {
            throw new InputException(
                    "'Folder': the folder '" + place().text()
                            + "' is not on this machine, so that its files cannot be listed.",
                    "Name its modalities in the node's dialog, so that their files are copied here, or copy the folder with "
                            + "KNIME's Transfer Files node.");
        }
        return Stream.concat(Stream.of(labels()), modalities().stream())
                .map(CohortReaderParameters::fileNames)
                .toList();
    }

    /** The texts of a file are a modality of their own. */
    private static List<String> fileNames(String modality) {
        List<String> names = new ArrayList<>(List.of(modality + ".csv", modality + ".csv.gz"));
        CohortFolder.fileOfTexts(modality).ifPresent(file -> names.addAll(List.of(file + ".csv", file + ".csv.gz")));
        return names;
    }

    /**
     * @return the folder to read: the one on this machine, or a temporary one with copies of {@link #files}
     * @throws IOException if the copies cannot be written
     */
    Path fetched() throws IOException {
        return isElsewhere() ? place().folderWithOneOf(files()) : folder();
    }

    /** @return the modalities in the order of the ports; empty for the alphabetical order */
    List<String> modalities() {
        return Arrays.stream(m_modalities).map(port -> port.m_name.strip()).toList();
    }
}
