package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.nodes.apply.EncoderApplyNodeFactory;
import org.multimodalbtw.nodes.cohort.CohortReaderNodeFactory;
import org.multimodalbtw.nodes.image.ImageEncoderNodeFactory;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.series.SeriesEncoderNodeFactory;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;
import org.multimodalbtw.nodes.text.TextEncoderNodeFactory;

/** New patients with one row each, where the patients of the training rows have several: a patient with one note is one. */
class PatientsOfOneRowTest {

    private static final int PATIENTS = 30;

    @TempDir
    private Path directory;

    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
    }

    private interface Cells {
        String of(int patient, int place);
    }

    /** Three rows a patient. */
    private PortObject[] trained(TestNode encoder, String header, Cells cells) throws Exception {
        String rows = IntStream.range(0, 3 * PATIENTS)
                .mapToObj(row -> "p" + row / 3 + "," + cells.of(row / 3, row % 3))
                .collect(Collectors.joining("\n"));
        String labels = IntStream.range(0, PATIENTS)
                .mapToObj(patient -> "p" + patient + (patient % 2 == 0 ? ",ill" : ",well"))
                .collect(Collectors.joining("\n"));
        Path folder = folder("train", "id," + header + "\n" + rows);
        Files.writeString(folder.resolve("labels.csv"), "id,label\n" + labels + "\n");
        PortObject[] tables = read(folder);
        return encoder.execute(tables[1], tables[0]);
    }

    private Path folder(String name, String file) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Files.writeString(folder.resolve("x.csv"), file + "\n");
        return folder;
    }

    private PortObject[] read(Path folder) throws Exception {
        return new TestNode(platform, new CohortReaderNodeFactory(), "Modalities", BufferedDataTable.TYPE, 1)
                .with(settings -> settings.addString("folder", folder.toString()))
                .execute();
    }

    /** The warning of the encoder that is applied to new patients, of whom none lacks the modality. */
    private String applied(PortObject encoder, int patients, String file) throws Exception {
        TestNode apply = new TestNode(platform, new EncoderApplyNodeFactory());
        TensorPortObject tensor = (TensorPortObject) apply.execute(encoder, read(folder("new", file))[1])[0];
        assertEquals(OptionalLong.of(patients), tensor.getSpec().rows());
        assertEquals(List.of(0L), tensor.getSpec().missing());
        return String.valueOf(apply.warning());
    }

    private static String note(int patient, int place) {
        return List.of("fever and cough since the morning", "no pain and walks in the room", "went home with his wife")
                .get((patient + place) % 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,written_at,text | n1,2150-03-31 08:00,fever and cough since two days",
                "id,text | n1,fever and cough since two days",
                "id,text | n1,fever",
                "text,id,ward | fever and cough since two days,n1,B",
                "id,written_at,text | n1,,fever and cough since two days"
            })
    void oneNote(String header, String row) throws Exception {
        TestNode node = new TestNode(platform, new TextEncoderNodeFactory());
        PortObject encoder = trained(
                node,
                "written_at,text",
                (patient, place) -> "2150-03-0" + (1 + place) + " 08:00," + note(patient, place))[1];
        assertEquals("written_at", node.settings().getString("time"));
        String said = applied(encoder, 1, header + "\n" + row);
        assertTrue(said.contains("each row is of a patient of its own"), said);
    }

    @Test
    void aNoteWithoutATimeCountsAsKnownWhereTheColumnLacks() throws Exception {
        TestNode node = new TestNode(platform, new TextEncoderNodeFactory())
                .with(settings -> settings.addString("knownAt", "AFTER"));
        PortObject encoder = trained(
                node,
                "written_at,text",
                (patient, place) -> "2150-03-0" + (1 + place) + " 08:00," + note(patient, place))[1];
        assertTrue(node.warning().contains("30 notes are later"), node::warning);
        String said =
                applied(encoder, 2, "id,text\nn1,fever and cough since two days\nn2,walks in the room again today");
        assertTrue(
                said.contains(
                        "The table has no column 'written_at', so that all 2 notes count as known at the moment of prediction."),
                said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,visit_date,weight,sbp | n1,2150-03-31,81.5,130",
                "id,visit_date,weight,sbp | n1,2150-03-31,81.5,",
                "id,weight,sbp | n1,81.5,130",
                "sbp,weight,id,smoker | 120,70.5,n1,yes"
            })
    void oneVisit(String header, String row) throws Exception {
        PortObject encoder = trained(
                new TestNode(platform, new SeriesEncoderNodeFactory()),
                "visit_date,weight,sbp",
                (patient, place) ->
                        "2150-0" + (1 + 3 * place) + "-11," + (60.5 + patient) + "," + (110 + place + patient))[1];
        String said = applied(encoder, 1, header + "\n" + row);
        assertTrue(said.contains("each row is of a patient of its own"), said);
        assertEquals(!header.contains("visit_date"), said.contains("counts as the patient's first time"), said);
    }

    @Test
    void oneMeasurement() throws Exception {
        PortObject encoder = trained(
                new TestNode(platform, new SeriesEncoderNodeFactory()),
                "charttime,test,value,unit",
                (patient, place) -> "2150-03-0" + (1 + place) + " 08:00," + (patient % 2 == 0 ? "crea" : "crp") + ","
                        + (1 + patient + place) + ",mg/L")[1];
        applied(
                encoder,
                2,
                "id,charttime,test,value,unit\nn1,2150-03-31 08:00,crea,1.5,mg/L\nn2,2150-03-31 08:00,crp,7,mg/L");
    }

    @Test
    void severalUndatedRowsOfAPatientAreNoFirstOnes() throws Exception {
        PortObject encoder = trained(
                new TestNode(platform, new SeriesEncoderNodeFactory()),
                "visit_date,weight",
                (patient, place) -> "2150-0" + (1 + 3 * place) + "-11," + (60.5 + patient + place))[1];
        String refused = assertThrows(
                        Exception.class, () -> applied(encoder, 1, "id,weight\nn1,70.1\nn1,70.3\nn1,71.1"))
                .getMessage();
        assertTrue(refused.contains("lacks column 'visit_date' and has several rows of the patient 'n1'"), refused);
    }

    @Test
    void rowsThatAreOnlyCountedAreOfNoPatients() throws Exception {
        PortObject encoder = trained(
                new TestNode(platform, new SeriesEncoderNodeFactory()),
                "visit_date,weight",
                (patient, place) -> "2150-0" + (1 + 3 * place) + "-11," + (60.5 + patient + place))[1];
        BufferedDataTable named = (BufferedDataTable)
                read(folder("new", "id,visit_date,weight\na,2150-01-02,70.1\nb,2150-01-02,81.5"))[1];
        DataRow[] counted = new DataRow[2];
        try (CloseableRowIterator rows = named.iterator()) {
            for (int row = 0; row < counted.length; row++) {
                counted[row] = new DefaultRow(RowKey.createRowKey((long) row), rows.next());
            }
        }
        TestNode apply = new TestNode(platform, new EncoderApplyNodeFactory());
        String refused = assertThrows(
                        Exception.class,
                        () -> apply.execute(encoder, platform.table(named.getDataTableSpec(), counted)))
                .getMessage();
        assertTrue(refused.contains("its RowIDs only count rows"), refused);
    }

    @Test
    void onePicture() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("train"));
        Files.createDirectories(directory.resolve("new"));
        for (int picture = 0; picture < 3 * PATIENTS; picture++) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            image.setRGB(picture % 8, picture / 12, 0xFFFFFF);
            ImageIO.write(image, "png", folder.resolve(picture + ".png").toFile());
            ImageIO.write(
                    image,
                    "png",
                    directory.resolve("new").resolve(picture + ".png").toFile());
        }
        PortObject encoder = trained(
                new TestNode(platform, new ImageEncoderNodeFactory()),
                "image",
                (patient, place) -> 3 * patient + place + ".png")[1];
        applied(encoder, 1, "id,image\nn1,4.png");
    }

    @Test
    void oneCode() throws Exception {
        PortObject encoder = trained(
                new TestNode(platform, new TabularEncoderNodeFactory()),
                "icd_code",
                (patient, place) -> List.of("I10", "E11.9", "N17.9").get((patient + place * place) % 3))[1];
        applied(encoder, 2, "id,icd_code\nn1,I10\nn2,E11.9");
    }
}
