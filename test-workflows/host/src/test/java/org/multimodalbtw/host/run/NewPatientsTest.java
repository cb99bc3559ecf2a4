package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.engine.cohort.NoteRoles;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowNode;
import org.multimodalbtw.host.WorkflowWriter;

/** A model takes the tables of new patients as a ward writes them, whose columns show less than those of the training rows. */
class NewPatientsTest {

    private static final Map<String, NodeKind> TABLES =
            Map.of("admission", NodeKind.TABULAR_ENCODER, "labs", NodeKind.TABULAR_ENCODER);

    private static final Map<String, String> NOTES =
            EncoderChoices.ofNotes(new NoteRoles("id", "written", Optional.empty()));

    @TempDir
    Path temporary;

    @Test
    void aFolderWithoutLabels() throws Exception {
        assertEquals(3, predicted("n0,f,3,66\nn1,m,ICU,50\nn2,f,4,71\n", "n0,2.1\nn1,3.5\nn2,1.0\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n0,,3,66\nn1,,ICU,66\n",
                "n0,f,3,66\nn1,m,4,50\n",
                "n0,,,66\nn1,,,\n",
                "n0,f,West,66\nn1,x,3,66\n"
            })
    void columnsThatAreEmptyOrHoldOnlyNumbersOrAreTheSame(String admission) throws Exception {
        assertEquals(2, predicted(admission, "n0,2.1\nn1,2.1\n"));
    }

    /** Training patients have three notes with their dates. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,written,text\nn0,2150-03-31,fever and cough since the morning\nn1,2150-03-30,no pain and walks\n",
                "id,text\nn0,fever and cough since the morning\nn1,no pain and walks in the room\n"
            })
    void aNoteOfEachPatientWhereOthersHaveSeveral(String notes) throws Exception {
        Path train = train();
        Files.delete(train.resolve("admission.csv"));
        StringBuilder written = new StringBuilder("id,written,text\n");
        for (int row = 0; row < 180; row++) {
            written.append("p" + row / 3 + ",2150-02-0" + (1 + row % 3) + ","
                    + List.of("fever and cough since the morning", "no pain and walks in the room", "went home today")
                            .get((row / 3 * 7 + row) % 3)
                    + "\n");
        }
        Files.writeString(train.resolve("notes.csv"), written);
        Path patients = Files.createDirectories(temporary.resolve("patients"));
        Files.writeString(patients.resolve("notes.csv"), notes);
        Files.writeString(patients.resolve("labs.csv"), "id,lactate\nn0,2.1\nn1,3.5\n");
        assertEquals(
                2,
                predicted(train, patients, Map.of("labs", NodeKind.TABULAR_ENCODER, "notes", NodeKind.TEXT_ENCODER)));
    }

    private int predicted(String admission, String labs) throws Exception {
        Path patients = Files.createDirectories(temporary.resolve("patients"));
        Files.writeString(patients.resolve("admission.csv"), "id,sex,ward,age\n" + admission);
        Files.writeString(patients.resolve("labs.csv"), "id,lactate\n" + labs);
        return predicted(train(), patients, TABLES);
    }

    private int predicted(Path train, Path patients, Map<String, NodeKind> tables) throws Exception {
        Path written = temporary.resolve("workflow");
        PortTypes.register();
        new WorkflowWriter("Multimodal BTW", Instant.now(), factory -> NodeKind.CONTRIBUTION)
                .write(workflow(train, patients, tables), written);
        Path out = temporary.resolve("out");
        Command command = Command.run(List.of(written.toString(), "--out", out.toString()));
        assertEquals(0, command.exit(), command::toString);
        List<NamedCsvRecord> rows = predictions(out);
        assertTrue(
                rows.stream().allMatch(row -> List.of("died", "survived").contains(row.getField("Prediction (label)"))),
                rows::toString);
        return rows.size();
    }

    /** Of the predictor that was added last; the other one predicts the training rows. */
    private static List<NamedCsvRecord> predictions(Path out) throws IOException {
        Path last;
        try (Stream<Path> files = Files.list(out)) {
            last = files.filter(
                            file -> file.getFileName().toString().matches("multimodal-predictor-\\d+-predictions.csv"))
                    .max(Comparator.comparingInt(NewPatientsTest::number))
                    .orElseThrow();
        }
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(last)) {
            return reader.stream().toList();
        }
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""));
    }

    private Path train() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("train"));
        StringBuilder labels = new StringBuilder("id,label,split\n");
        StringBuilder admission = new StringBuilder("id,sex,ward,age\n");
        StringBuilder labs = new StringBuilder("id,lactate\n");
        for (int patient = 0; patient < 60; patient++) {
            String id = "p" + patient;
            boolean ill = patient * 7 % 3 == 0;
            labels.append(id).append(ill ? ",died," : ",survived,").append(patient % 5 == 4 ? "test\n" : "train\n");
            String ward = List.of("3", "4", "ICU").get(patient * 5 % 3);
            admission
                    .append(id)
                    .append(patient % 2 == 0 ? ",f," : ",m,")
                    .append(ward)
                    .append(',')
                    .append(40 + patient * 11 % 45)
                    .append('\n');
            labs.append(id)
                    .append(',')
                    .append((ill ? 3 : 1) + patient * 13 % 10 / 10.)
                    .append('\n');
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("admission.csv"), admission);
        Files.writeString(folder.resolve("labs.csv"), labs);
        return folder;
    }

    private static Workflow workflow(Path train, Path patients, Map<String, NodeKind> tables) throws Exception {
        Workflow workflow = UsualFolderWorkflow.of(
                NodeFactories.available(),
                new FolderChoices(
                        train.toString(),
                        new Outcome("labels", "label", Optional.empty()),
                        new TreeMap<>(tables),
                        Optional.empty(),
                        Map.of(),
                        Decision.NONE,
                        true,
                        tables.containsKey("notes") ? Map.of("notes", NOTES) : Map.of()),
                Set.of());
        WorkflowNode learner = workflow.nodes().stream()
                .filter(NodeKind.BTW_LEARNER::is)
                .findFirst()
                .orElseThrow();
        workflow.set(learner, "epochs", "2");
        workflow.set(learner, "members", "2");
        WorkflowNode reader = add(workflow, NodeKind.COHORT_READER, "Modalities", tables.size());
        workflow.set(reader, "folder", patients.toString());
        WorkflowNode predictor = add(workflow, NodeKind.MULTIMODAL_PREDICTOR, "Tables", tables.size());
        workflow.connect(learner, 1, predictor, 1);
        for (int table = 0; table < tables.size(); table++) {
            workflow.connect(reader, 2 + table, predictor, 3 + table);
        }
        return workflow;
    }

    private static WorkflowNode add(Workflow workflow, NodeKind kind, String group, int ports) throws Exception {
        DefaultNodeFactory factory = kind.factory(NodeFactories.available());
        ModifiableNodeCreationConfiguration configuration = factory.createNodeCreationConfig();
        NodeGrid.resize(
                configuration.getPortConfig().orElseThrow().getExtendablePorts().get(group), ports);
        return workflow.add(factory, configuration);
    }
}
