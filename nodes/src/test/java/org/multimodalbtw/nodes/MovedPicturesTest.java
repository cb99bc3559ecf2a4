package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeSettings;
import org.multimodalbtw.nodes.cohort.CohortReaderNodeFactory;

/** Pictures of one name in a folder for each patient, which were moved together. */
class MovedPicturesTest {

    private static final int PATIENTS = 12;

    @TempDir
    Path directory;

    private TestNode reader(Path folder) throws Exception {
        return new TestNode(
                        new TestPlatform(directory),
                        new CohortReaderNodeFactory(),
                        "Modalities",
                        BufferedDataTable.TYPE,
                        1)
                .with(settings -> settings.addString("folder", folder.toString()));
    }

    @Test
    void theyAreFoundButInWorkflowsOfBefore() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("cohort"));
        StringBuilder labels = new StringBuilder("id,label,split\n");
        StringBuilder images = new StringBuilder("id,image\n");
        for (int i = 0; i < PATIENTS; i++) {
            labels.append("p%d,%s,train%n".formatted(i, i % 2 == 0 ? "ill" : "well"));
            images.append("p%d,/mnt/pacs/p%d/img.png%n".formatted(i, i));
            Path own = Files.createDirectories(folder.resolve("moved/p" + i));
            Files.write(own.resolve("img.png"), new byte[1]);
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("xray.csv"), images);
        TestNode reader = reader(folder);
        assertEquals(PATIENTS, existing(reader));
        TestNode before = reader(folder);
        NodeSettings old = new NodeSettings("model");
        for (String key : reader.settings().keySet()) {
            if (!key.equals("picturesByFolders")) {
                old.addEntry(reader.settings().getEntry(key));
            }
        }
        before.load(old);
        assertEquals(0, existing(before));
    }

    private static long existing(TestNode reader) throws Exception {
        long count = 0;
        for (DataRow row : (BufferedDataTable) reader.execute()[1]) {
            count += Files.exists(Path.of(row.getCell(0).toString())) ? 1 : 0;
        }
        return count;
    }
}
