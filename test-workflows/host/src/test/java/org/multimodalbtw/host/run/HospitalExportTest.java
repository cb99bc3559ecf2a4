package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as a hospital exports it: what is said of it, how its files are addressed, and what is saved. */
class HospitalExportTest {

    private static final int PATIENTS = 60;
    private static final String PREDICTIONS = "multimodal-predictor-predictions.csv";

    @TempDir
    Path folder;

    @TempDir
    Path out;

    @BeforeEach
    void writeExport() throws IOException {
        StringBuilder labels = new StringBuilder("case_no,label,split\n");
        StringBuilder scores = new StringBuilder("case_no,sofa,hours_to_death,a1,a2,a3,a4\n");
        StringBuilder orders = new StringBuilder("case_no,collected_at,test_name,result,unit,flag\n");
        StringBuilder vitals = new StringBuilder("case_no,minute,pulse,saturation\n");
        StringBuilder xray = new StringBuilder("case_no,scan\n");
        Files.createDirectories(folder.resolve("pics"));
        for (int row = 0; row < PATIENTS; row++) {
            String id = String.format(Locale.ROOT, "KH-%d", 40000 + 7 * row);
            boolean died = (row * 40503 >> 5) % 5 < 2;
            labels.append(id + "," + (died ? "died" : "survived") + "," + split(row) + "\n");
            scores.append(id + "," + (row * 7 % 13 + (died ? 4 : 0)) + "," + (died ? row + 2.5 : "")
                    + String.format(Locale.ROOT, ",%d,%d,%d,%d\n", row % 3, row % 4, row % 5, row % 6));
            for (int time = 0; time < 3; time++) {
                orders.append(String.format(
                        Locale.ROOT,
                        "%s,2021-03-0%dT0%d:00:00Z,glucose,%s,%s\n",
                        id,
                        1 + row % 9,
                        time,
                        time == 2 ? String.valueOf(90 + 3 * row) : String.valueOf(5 + row % (time + 7)),
                        time == 2 ? "mg/dL,H" : "mmol/L,"));
                vitals.append(id + "," + 60 * time + "," + (70 + row % 20) + "," + (90 + row % 9) + "\n");
            }
            for (int view = 0; view < 1 + row % 2; view++) {
                String name = "pics/cxr_" + row + "_" + view + ".png";
                xray.append(id + "," + name + "\n");
                BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
                image.setRGB(row % 8, view, 0xFFFFFF);
                ImageIO.write(image, "png", folder.resolve(name).toFile());
            }
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("scores.csv"), scores);
        Files.writeString(folder.resolve("lab_orders.csv"), orders);
        Files.writeString(folder.resolve("vitals.csv"), vitals);
        Files.writeString(folder.resolve("chest_xray.csv"), xray);
    }

    private static String split(int row) {
        return row % 5 == 4 ? "test" : row % 5 == 3 ? "valid" : "train";
    }

    private Command run(String... more) {
        String[] all = Stream.concat(
                        Stream.of("--set", "BTW Learner/epochs=2", "--set", "BTW Learner/members=1"), Stream.of(more))
                .toArray(String[]::new);
        return Command.run(List.of("--data", folder.toString(), "--out", out.toString()), all);
    }

    @Test
    void whatIsSaidIsTrueAndTheSavedWorkflowGivesTheSame() throws IOException {
        Command command = run("--set", "Series Encoder (vitals)/steps=5");
        assertEquals(0, command.exit(), command::toString);
        for (String said : List.of(
                "chest_xray.csv: names of image files: Image Encoder; id 'case_no'",
                "time 'collected_at' in hours from the patient's first, variable 'test_name', value 'result', unit 'unit'",
                "lab_orders.csv: measurements, several rows for each id: Series Encoder (#",
                "numbers: 'sofa', 'a1', 'a2', 'a3', 'a4'",
                "--set 'Series Encoder (lab_orders)/PARAMETER=VALUE'",
                "glucose from mg/dL to mmol/L",
                "1 column that was used may be known only after the outcome, and then the scores say too much: 'scores/hours_to_death'",
                "--column 'scores/hours_to_death=unused'")) {
            assertTrue(command.out().contains(said), () -> said + "\n" + command);
        }
        assertFalse(command.out().contains("State has changed"), command::toString);
        assertEquals(1, command.out().split("To change what a column is taken for", -1).length - 1, command::toString);
        assertFalse(command.out().contains("To take a column for something else:"), command::toString);
        Path again = out.resolve("again");
        Command saved = Command.run(List.of(out.resolve("workflow").toString(), "--out", again.toString()));
        assertEquals(0, saved.exit(), saved::toString);
        assertArrayEquals(Files.readAllBytes(out.resolve(PREDICTIONS)), Files.readAllBytes(again.resolve(PREDICTIONS)));
    }

    @Test
    void aCheckSaysWhatARunWouldReadAndWritesNothing() throws IOException {
        Command run = run();
        Command check = Command.run(List.of("--data", folder.toString(), "--check"));
        assertEquals(0, check.exit(), check::toString);
        String read = check.out().substring(0, check.out().indexOf("1 column that was used"));
        assertTrue(read.startsWith("What was read:") && read.contains("chest_xray.csv"), check::toString);
        assertTrue(run.out().startsWith(read), run::toString);
        assertFalse(check.out().contains("[1/"), check::toString);
        Path codebook = folder.resolve("codebook.csv");
        Files.writeString(codebook, "variable,meaning\nsofa,a score\npulse,beats a minute\n");
        Command described = Command.run(List.of("--data", folder.toString(), "--check"));
        assertEquals(0, described.exit(), described::toString);
        assertTrue(described.out().contains("codebook.csv: not used, it describes columns"), described::toString);
        Files.delete(codebook);
        Path wards = folder.resolve("wards.csv");
        Files.writeString(wards, "place,beds\nnorth,12\nsouth,30\n");
        Command foreign = Command.run(List.of("--data", folder.toString(), "--check"));
        assertEquals(1, foreign.exit(), foreign::toString);
        assertTrue(foreign.err().contains("The ids of 'wards' are not those of the labels"), foreign::toString);
        Files.delete(wards);
        Files.writeString(folder.resolve("worse.csv"), "case_no,x,x\nKH-40000,1,2\n");
        Command faulty = Command.run(List.of("--data", folder.toString(), "--check"));
        assertEquals(1, faulty.exit(), faulty::toString);
        assertTrue(faulty.err().contains("columns 2 and 3 are both named 'x'"), faulty::toString);
    }

    @Test
    void anEncoderOfSeveralFilesIsNamedByItsFile() {
        Command command = run("--set", "Series Encoder/steps=5");
        assertEquals(1, command.exit(), command::toString);
        assertTrue(
                command.err()
                        .contains(
                                "Several files have a Series Encoder. Name the file: 'Series Encoder (lab_orders)/steps=5' or "
                                        + "'Series Encoder (vitals)/steps=5'."),
                command::toString);
    }

    @Test
    void aTableOfNothingButTextsIsRefusedWithTheReason() throws IOException {
        StringBuilder notes = new StringBuilder("case_no,note\n");
        for (int row = 0; row < PATIENTS; row++) {
            notes.append(
                    "KH-" + (40000 + 7 * row) + ",The patient was seen on the ward on day " + row + " and is stable\n");
        }
        Files.writeString(folder.resolve("notes.csv"), notes);
        Command command = run("--encoder", "notes=table");
        assertEquals(1, command.exit(), command::toString);
        assertTrue(command.err().contains("the file has nothing but free text in 'note'"), command::toString);
        assertTrue(command.err().contains("--column 'notes/note=category'"), command::toString);
    }

    @Test
    void allFaultyFilesAreNamedAtOnceAndThoseThatAreNotWantedDoNotMatter() throws IOException {
        Files.writeString(folder.resolve("bad.csv"), "case_no,x,x\nKH-40000,1,2\n");
        Files.writeString(folder.resolve("worse.csv"), "case_no,y,y\nKH-40000,1,2\n");
        Files.writeString(folder.resolve("nothing.csv"), "");
        Command command = run();
        assertEquals(1, command.exit(), command::toString);
        assertTrue(command.err().contains("2 files cannot be read:"), command::toString);
        assertTrue(command.err().contains("columns 2 and 3 are both named 'x'"), command::toString);
        assertTrue(command.err().contains("worse.csv"), command::toString);
        Command wanted = run("--modalities", "scores,vitals");
        assertEquals(0, wanted.exit(), wanted::toString);
        assertTrue(wanted.out().contains("bad.csv: not used, a fault: "), wanted::toString);
        assertTrue(wanted.out().contains("nothing.csv: not used, "), wanted::toString);
    }
}
