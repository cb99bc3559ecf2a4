package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.multimodalbtw.nodes.cohort.CohortReaderNodeFactory;
import org.multimodalbtw.platform.core.WorkflowAddress;

class CohortReaderTest {

    @TempDir
    private Path directory;

    private Path folder;

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectory(directory.resolve("cohort"));
        Files.writeString(folder.resolve("labels.csv"), "id,outcome,split\np1,ill,train\np2,well,test\n");
        Files.writeString(folder.resolve("labs.csv"), "id,crp,ward\np1,1.5,3\np2,,4\np9,2,3\n");
        Files.writeString(folder.resolve("imaging.csv"), "id,area\np1,7\n");
    }

    @Test
    void filesComeOutInAlphabeticalOrderWithTheirTypes() throws Exception {
        TestNode node = reader(2);
        PortObjectSpec[] expected = node.configure();
        assertEquals("imaging", ((DataTableSpec) expected[1]).getName());
        assertEquals("labs", ((DataTableSpec) expected[2]).getName());
        PortObject[] tables = node.execute();
        for (int port = 0; port < 3; port++) {
            DataTableSpec found = ((BufferedDataTable) tables[port]).getDataTableSpec();
            assertTrue(((DataTableSpec) expected[port]).equalStructure(found), found.toString());
        }
        assertEquals(List.of(List.of("p1", "ill", "train"), List.of("p2", "well", "test")), TestNode.rows(tables[0]));
        assertEquals(
                List.of(List.of("p1", "1.5", "3.0"), List.of("p2", "?", "4.0"), List.of("p9", "2.0", "3.0")),
                TestNode.rows(tables[2]));
        DataTableSpec labs = ((BufferedDataTable) tables[2]).getDataTableSpec();
        assertEquals(DoubleCell.TYPE, labs.getColumnSpec("crp").getType());
        assertTrue(node.warning().contains("In 'labs', ids without a label: 1 of 3, such as 'p9'."), node.warning());
    }

    @Test
    void classesOfTheLabelsAreKnownBeforeExecution() throws Exception {
        DataTableSpec labels = (DataTableSpec) reader(2).configure()[0];
        assertEquals(
                Set.of(new StringCell("ill"), new StringCell("well")),
                labels.getColumnSpec("outcome").getDomain().getValues());
        StringBuilder many = new StringBuilder("id,ward,outcome\n");
        for (int i = 0; i < 61; i++) {
            many.append("p%d,ward%d,%s%n".formatted(i, i, i % 2 == 0 ? "ill" : ""));
        }
        Files.writeString(folder.resolve("labels.csv"), many);
        DataTableSpec wards = (DataTableSpec) reader(2).configure()[0];
        assertFalse(wards.getColumnSpec("ward").getDomain().hasValues(), "61 wards are no classes");
        assertEquals(
                Set.of(new StringCell("ill")),
                wards.getColumnSpec("outcome").getDomain().getValues());
    }

    @Test
    void aFaultyCellIsNamedWhenTheNodeIsExecuted() throws Exception {
        Files.writeString(folder.resolve("labels.csv"), "id,outcome,days\np1,ill,3\np2,well,4\np3,ill,five\n");
        TestNode node = reader(2);
        DataTableSpec labels = (DataTableSpec) node.configure()[0];
        assertFalse(labels.getColumnSpec("outcome").getDomain().hasValues());
        KNIMEException refused = assertThrows(KNIMEException.class, node::execute);
        assertTrue(
                refused.getKNIMEMessage().getSummary().contains("'days' has 'five' (1); the first is in row 3 (id p3)"),
                refused.getKNIMEMessage().getSummary());
    }

    @Test
    void theFolderMayBeAnAddress() throws Exception {
        WorkflowAddress.open(directory);
        try {
            for (String address :
                    List.of("knime://knime.workflow/cohort", folder.toUri().toString())) {
                TestNode node = reader(2).with(settings -> settings.addString("folder", address));
                assertEquals(2, TestNode.rows(node.execute()[0]).size(), address);
            }
        } finally {
            WorkflowAddress.open(null);
        }
        assertRefused(
                "knime://Hub/cohort' is not on this machine",
                reader(2).with(settings -> settings.addString("folder", "knime://Hub/cohort")));
        assertRefused(
                "which is a path variable and no path: convert it with KNIME's Path to String (Variable) node.",
                reader(2).with(settings -> settings.addString("folder", "(LOCAL, , /data)")));
    }

    @Test
    void portsFollowTheListAndColumnsMayBeReadAsText() throws Exception {
        TestNode node = reader(1)
                .with(settings ->
                        settings.addConfig("modalities").addConfig("0").addString("name", "labs"))
                .with(settings -> settings.addString("textColumns", "ward"));
        DataTableSpec labs = ((BufferedDataTable) node.execute()[1]).getDataTableSpec();
        assertEquals("labs", labs.getName());
        assertEquals(StringCell.TYPE, labs.getColumnSpec("ward").getType());
        assertTrue(node.warning().contains("Not read, as this node gives other files: 'imaging'."), node.warning());
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeExecution() {
        assertRefused("No folder is given.", reader(2).with(settings -> settings.addString("folder", " ")));
        assertRefused(
                "no-such-folder",
                reader(2)
                        .with(settings -> settings.addString(
                                "folder", directory.resolve("no-such-folder").toString())));
        assertRefused("has 3 modality ports, but the folder has tables for: imaging, labs", reader(3));
        assertRefused(
                "has no table of the modality 'notes'", reader(1).with(settings -> settings.addConfig("modalities")
                        .addConfig("0")
                        .addString("name", "notes")));
        assertRefused(
                "names 1 modalities, but the node has 2", reader(2).with(settings -> settings.addConfig("modalities")
                        .addConfig("0")
                        .addString("name", "labs")));
    }

    @Test
    void namedFilesOfAFolderElsewhereAreCopied() throws Exception {
        Files.move(folder.resolve("labs.csv"), folder.resolve("lab values (1).csv"));
        try (OutputStream compressed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("imaging.csv.gz")))) {
            Files.copy(folder.resolve("imaging.csv"), compressed);
        }
        Files.delete(folder.resolve("imaging.csv"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/cohort/", this::serve);
        server.start();
        try {
            String address = "http://localhost:" + server.getAddress().getPort() + "/cohort";
            TestNode unnamed = reader(1).with(settings -> settings.addString("folder", address));
            assertRefused("is not on this machine, so that its files cannot be listed.", unnamed);
            TestNode node = reader(2).with(settings -> {
                settings.addString("folder", address);
                NodeSettings modalities = (NodeSettings) settings.addConfig("modalities");
                modalities.addConfig("0").addString("name", "lab values (1)");
                modalities.addConfig("1").addString("name", "imaging");
            });
            assertNull(node.configure()[0]);
            assertTrue(node.warning().contains("copied here when the node is executed"), node.warning());
            PortObject[] tables = node.execute();
            assertEquals(
                    List.of(List.of("p1", "ill", "train"), List.of("p2", "well", "test")), TestNode.rows(tables[0]));
            assertEquals(3, TestNode.rows(tables[1]).size());
            assertEquals(List.of(List.of("p1", "7.0")), TestNode.rows(tables[2]), "imaging, which is compressed");
        } finally {
            server.stop(0);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        Path file = folder.resolve(exchange.getRequestURI().getPath().substring("/cohort/".length()));
        byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[] {0};
        exchange.sendResponseHeaders(Files.exists(file) ? 200 : 404, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private static void assertRefused(String expected, TestNode node) {
        InvalidSettingsException failure = assertThrows(InvalidSettingsException.class, node::configure);
        assertTrue(failure.getMessage().contains(expected), failure.getMessage());
    }

    private TestNode reader(int modalities) {
        return new TestNode(
                        new TestPlatform(directory),
                        new CohortReaderNodeFactory(),
                        "Modalities",
                        BufferedDataTable.TYPE,
                        modalities)
                .with(settings -> settings.addString("folder", folder.toString()));
    }
}
