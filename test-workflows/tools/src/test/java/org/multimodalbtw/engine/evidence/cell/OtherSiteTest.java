package org.multimodalbtw.engine.evidence.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.train.Split;

/** A site is scored, all others are learnt from, and what the site lacks is not there. */
class OtherSiteTest {

    private static final Path PEERS = Path.of("..", "peers", "new-ward");

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void write() throws Exception {
        data = Files.createDirectories(folder.resolve("data/small"));
        Files.writeString(data.resolve("labels.csv"), "id,label,split\n1,a,test\n2,b,train\n3,a,valid\n4,b,train\n");
        Files.writeString(data.resolve("ward.csv"), "id,ward\n1,north\n2,south\n3,south\n4,north\n");
        Files.writeString(data.resolve("labs.csv"), "id,crp,text\n1,5,\"a, b\"\n2,6,\"c, d\"\n3,7,\n");
    }

    private static CellSet set(String where, String... lacking) {
        OtherSite site = new OtherSite(where, List.of(lacking));
        return new CellSet("s", "small", "labels.csv", List.of("ward", "labs"), "", false, 0, site);
    }

    @Test
    void itsRowsAreScoredWhateverTheSplitSays() throws Exception {
        SetRows rows = SetRows.read(set("ward.csv:ward=north"), folder.resolve("data"));
        assertEquals(
                List.of(Split.TEST, Split.TRAIN, Split.TRAIN, Split.TEST),
                rows.rows().stream().map(SetRows.Row::use).toList());
    }

    @Test
    void whatItLacksIsWrittenWithoutItsRowsAndTheRestIsLinked() throws Exception {
        CellSet set = set("ward.csv:ward=north", "labs");
        Path written = Files.createDirectory(folder.resolve("cell"));
        CellFolder.write(set, folder.resolve("data"), SetRows.read(set, folder.resolve("data")), Set.of(), written);
        assertEquals("id,crp,text\n2,6,\"c, d\"\n3,7,\n", Files.readString(written.resolve("labs.csv")));
        assertTrue(Files.isSymbolicLink(written.resolve("ward.csv")));
        assertEquals(4, Files.readAllLines(data.resolve("labs.csv")).size());
    }

    @Test
    void aPackedFileIsUnpacked() throws Exception {
        Path packed = folder.resolve("labs.csv.gz");
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(packed))) {
            stream.write("id,crp\n1,5\n2,6\n".getBytes(StandardCharsets.UTF_8));
        }
        Path written = Files.createDirectory(folder.resolve("cell"));
        OtherSite.without(packed, Set.of("1"), written);
        assertEquals("id,crp\n2,6\n", Files.readString(written.resolve("labs.csv")));
    }

    @Test
    void theCellIsAnotherOneThanThatOfTheSplit() {
        assertEquals(
                List.of("scored ward.csv:ward=north", "lacking there labs"),
                set("ward.csv:ward=north", "labs").settings());
    }

    @Test
    void aPlaceThatSaysNoRowsIsNamed() {
        InputException said =
                assertThrows(InputException.class, () -> SetRows.read(set("ward.csv"), folder.resolve("data")));
        assertTrue(said.getMessage().contains("'ward.csv' does not say which rows"), said::getMessage);
    }

    @Test
    void theListsAreRead() throws Exception {
        ObjectMapper json = new ObjectMapper();
        CellSet[] sets = json.readValue(PEERS.resolve("sets.json").toFile(), CellSet[].class);
        Method[] methods = json.readValue(PEERS.resolve("methods.json").toFile(), Method[].class);
        assertEquals(
                Set.of(List.of("labs_feat")),
                Arrays.stream(sets).map(set -> set.site().lacking()).collect(Collectors.toSet()));
        assertTrue(Arrays.stream(methods).allMatch(Method::isProduct));
    }
}
