package org.multimodalbtw.nodes.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.platform.core.WorkflowAddress;

class PlaceTest {

    @TempDir
    private Path workflow;

    @BeforeEach
    void open() {
        WorkflowAddress.open(workflow);
    }

    @AfterEach
    void close() {
        WorkflowAddress.open(null);
    }

    @Test
    void pathsStayAsTheyAre() {
        assertEquals(Path.of("data", "cohort"), place(" data/cohort ").folder());
        assertEquals(workflow, place(workflow.toString()).folder());
        place("C:\\data\\cohort").check();
    }

    @Test
    void addressesOfThisMachineAndOfTheWorkflowAreResolved() throws Exception {
        Path folder = Files.createDirectories(workflow.resolve("my data"));
        assertEquals(folder, place(folder.toUri().toString()).folder());
        assertEquals(folder, place("knime://knime.workflow/my%20data").folder());
        assertEquals(
                workflow.resolveSibling("other"),
                place("knime://knime.workflow/../other").folder());
        assertEquals(
                folder.resolve("m.pt"),
                place("knime://knime.workflow/my%20data/m.pt").file());
    }

    @Test
    void aFolderElsewhereCannotBeListed() {
        InputException refused = assertThrows(InputException.class, () -> place("knime://My-Hub/Users/ann/cohort")
                .folder());
        assertEquals(
                "'Folder': the folder 'knime://My-Hub/Users/ann/cohort' is not on this machine, so that its files cannot be listed.",
                refused.getMessage());
        assertTrue(refused.remedy().contains("Transfer Files"), refused.remedy());
    }

    @Test
    void filesElsewhereAreCopied() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/clinical", exchange -> {
            byte[] path = exchange.getRequestURI().getPath().getBytes(StandardCharsets.UTF_8);
            boolean isThere = !exchange.getRequestURI().getPath().contains("absent");
            exchange.sendResponseHeaders(isThere ? 200 : 404, path.length);
            exchange.getResponseBody().write(path);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://localhost:" + server.getAddress().getPort() + "/clinical";
            Path file = place(address + "/model.pt").file();
            assertEquals("/clinical/model.pt", Files.readString(file));
            assertEquals("model.pt", file.getFileName().toString());
            Path folder = place(address + "/").folderWith(List.of("model.pt", "tokenizer.json"));
            assertEquals("/clinical/tokenizer.json", Files.readString(folder.resolve("tokenizer.json")));
            assertNotEquals(folder, file.getParent());
            InputException refused = assertThrows(
                    InputException.class, () -> place(address + "/absent.pt").file());
            assertTrue(refused.getMessage().contains("cannot be copied to this machine"), refused.getMessage());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatIsNoPlaceSaysWhatToWrite() {
        InputException variable = assertThrows(
                InputException.class, () -> place("(LOCAL, , /data/cohort)").check());
        assertTrue(variable.remedy().contains("Path to String (Variable)"), variable.remedy());
        InputException blank = assertThrows(
                InputException.class, () -> place("file:///my data").folder());
        assertTrue(blank.remedy().contains("%20"), blank.remedy());
        WorkflowAddress.open(null);
        InputException closed = assertThrows(
                InputException.class, () -> place("knime://knime.workflow/data").folder());
        assertTrue(closed.getMessage().contains("cannot be resolved"), closed.getMessage());
        assertTrue(place("  ").isBlank());
        assertFalse(place("x").isBlank());
    }

    private static Place place(String text) {
        return new Place("Folder", text);
    }
}
