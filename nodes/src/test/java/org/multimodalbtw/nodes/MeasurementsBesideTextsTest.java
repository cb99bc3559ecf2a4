package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeSettings;
import org.multimodalbtw.nodes.cohort.CohortReaderNodeFactory;

/** The Cohort Reader gives measurements without the comments beside them; in workflows of before it gives the comments. */
class MeasurementsBesideTextsTest {

    @TempDir
    private Path directory;

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
    void commentsAreLeftOutButInWorkflowsOfBefore() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("cohort"));
        StringBuilder labels = new StringBuilder("id,label,split\n");
        StringBuilder labs = new StringBuilder("id,drawn,test,result,comment\n");
        for (int i = 0; i < 30; i++) {
            labels.append("p%d,%s,train%n".formatted(i, i % 2 == 0 ? "ill" : "well"));
            labs.append("p%d,2021-05-01,ALT,%d,called to the ward and read back by the nurse%n".formatted(i, 60 + i));
            labs.append("p%d,2021-05-03,AST,%d,%n".formatted(i, 40 + i));
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("labs.csv"), labs);
        TestNode reader = reader(folder);
        assertEquals(List.of("id", "drawn", "test", "result"), columns(reader));
        TestNode before = reader(folder);
        NodeSettings old = new NodeSettings("model");
        for (String key : reader.settings().keySet()) {
            if (!key.equals("measuredFirst")) {
                old.addEntry(reader.settings().getEntry(key));
            }
        }
        before.load(old);
        assertEquals(List.of("id", "drawn", "comment"), columns(before));
    }

    @Test
    void longNamesAreCategoriesButInWorkflowsOfBefore() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("named"));
        StringBuilder labels = new StringBuilder("id,label,split\n");
        StringBuilder admission = new StringBuilder("id,age,diagnosis\n");
        for (int i = 0; i < 30; i++) {
            labels.append("p%d,%s,train%n".formatted(i, i % 2 == 0 ? "ill" : "well"));
            admission.append("p%d,%d,%s of an unspecified part of it%n"
                    .formatted(i, 60 + i * 7 % 13, i % 3 == 0 ? "Pain" : "Injury"));
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("admission.csv"), admission);
        TestNode reader = reader(folder);
        assertEquals(List.of("age", "diagnosis"), columns(reader));
        TestNode before = reader(folder);
        NodeSettings old = new NodeSettings("model");
        for (String key : reader.settings().keySet()) {
            if (!key.equals("byMeaning")) {
                old.addEntry(reader.settings().getEntry(key));
            }
        }
        before.load(old);
        assertEquals(List.of("age"), columns(before));
    }

    private static List<String> columns(TestNode reader) throws Exception {
        DataTableSpec spec = ((BufferedDataTable) reader.execute()[1]).getDataTableSpec();
        return List.of(spec.getColumnNames());
    }
}
