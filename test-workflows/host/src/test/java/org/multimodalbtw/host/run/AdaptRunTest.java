package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.host.command.UsageException;

/** A model of one folder, adapted to another one by the command line. */
class AdaptRunTest {

    @TempDir
    private static Path trained;

    private static Path model;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() throws IOException {
        Path data = ward().write(trained.resolve("data"));
        Path out = trained.resolve("results");
        Command command = Command.run(List.of(
                "--data",
                data.toString(),
                "--out",
                out.toString(),
                "--set",
                "BTW Learner/epochs=3",
                "--set",
                "BTW Learner/members=2"));
        assertEquals(0, command.exit(), command::toString);
        model = out.resolve("model");
    }

    /** Two of the files have measurements in the same columns. */
    private static CohortFiles ward() {
        CohortFiles files = new CohortFiles().withTextsAndSeries();
        return files.with("pumps.csv", files.text("vitals.csv").replace("pulse", "rate"));
    }

    private Command adapt(CohortFiles files, String... more) throws IOException {
        Path data = files.write(folder.resolve("ward"));
        List<String> arguments = new ArrayList<>(List.of(
                "--data", data.toString(), "--out", folder.resolve("adapted").toString(), "--adapt", model.toString()));
        arguments.addAll(Arrays.asList(more));
        return Command.run(arguments);
    }

    private static byte[] weights(Path directory) throws IOException {
        return Files.readAllBytes(directory.resolve("weights.safetensors"));
    }

    private Set<String> results() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("adapted"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private JsonObject summary() throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("adapted/summary.json")))
                .getAsJsonObject();
    }

    @Test
    void aModelThatFitsStaysAsItIsAndTheResultsAreWhole() throws IOException {
        Command command = adapt(ward());
        assertEquals(0, command.exit(), command::toString);
        assertEquals(
                Set.of("adapt-model-comparison.csv", "model", "multimodal-predictor-predictions.csv", "summary.json"),
                results());
        assertEquals(-1, Arrays.mismatch(weights(model), weights(folder.resolve("adapted/model"))));
        String said = summary().get("adapted").getAsString();
        assertTrue(said.contains("stays as it was") || said.contains("recalibrated"), said);
        assertTrue(command.out().contains(said), command::toString);
        List<String> predictions = Files.readAllLines(folder.resolve("adapted/multimodal-predictor-predictions.csv"));
        assertEquals(CohortFiles.PATIENTS + 1, predictions.size());
        String comparison = Files.readString(folder.resolve("adapted/adapt-model-comparison.csv"));
        assertTrue(comparison.contains("test") && comparison.contains("logLoss"), comparison);
        List<String> known = ModelDirectory.readManifest(model).modalities().stream()
                .map(TensorColumn::name)
                .toList();
        assertTrue(known.containsAll(List.of("vitals", "pumps", "labs", "imaging")), known::toString);
        assertEquals(
                known.size(),
                EncoderSet.directories(ModelDirectory.encoders(folder.resolve("adapted/model")))
                        .size());
    }

    @Test
    void theWayAndTheGuardAreChosenAndAnAdaptedModelIsAdaptedAgain() throws IOException {
        Command command = adapt(
                ward(), "--adapt-by", "all", "--set", "Adapt Model/guarded=false", "--set", "Adapt Model/epochs=2");
        assertEquals(0, command.exit(), command::toString);
        assertFalse(Arrays.equals(weights(model), weights(folder.resolve("adapted/model"))));
        Path first = Files.move(folder.resolve("adapted"), folder.resolve("first"));
        Command again = Command.run(List.of(
                "--data",
                folder.resolve("ward").toString(),
                "--out",
                folder.resolve("adapted").toString(),
                "--adapt",
                first.resolve("model").toString(),
                "--adapt-by",
                "recalibrate"));
        assertEquals(0, again.exit(), again::toString);
        assertEquals(-1, Arrays.mismatch(weights(first.resolve("model")), weights(folder.resolve("adapted/model"))));
    }

    @Test
    void aModalityThatIsNotThereIsNamedAndOthersAreNotTaken() throws IOException {
        Command command = adapt(ward().without("imaging.csv.gz").with("extra.csv", "id,x\np00,1\np01,2\n"));
        assertEquals(0, command.exit(), command::toString);
        assertTrue(command.out().contains("imaging"), command::toString);
        List<String> predictions = Files.readAllLines(folder.resolve("adapted/multimodal-predictor-predictions.csv"));
        assertEquals(CohortFiles.PATIENTS + 1, predictions.size());
    }

    @Test
    void whatCannotBeAdaptedIsRefusedByNameAndNothingIsWritten() throws IOException {
        Command strange = adapt(ward().without("labs.csv")
                .without("imaging.csv.gz")
                .without("notes.csv")
                .without("vitals.csv")
                .without("pumps.csv")
                .with("extra.csv", "id,x\np00,1\np01,2\n"));
        assertEquals(1, strange.exit(), strange::toString);
        assertTrue(
                strange.err().contains("has no file of a modality of the model: it has extra, and the model reads"),
                strange::toString);
        Command other = adapt(ward().change("labels.csv", text -> text.replace("id,label,", "id,other,")));
        assertEquals(1, other.exit(), other::toString);
        assertTrue(other.err().contains("has no column 'label'"), other::toString);
        Command without = adapt(ward().without("labels.csv").without("labels_other.csv"));
        assertTrue(
                without.err().contains("Adapting needs the outcomes of the patients")
                        && without.err().contains("write --predict in place of --adapt"),
                without::toString);
        Command unknown = adapt(ward(), "--modalities", "labs,words");
        assertTrue(unknown.err().contains("has no modality 'words'. It has:"), unknown::toString);
        Command none = Command.run(List.of(
                "--data",
                folder.resolve("ward").toString(),
                "--out",
                folder.resolve("adapted").toString(),
                "--adapt",
                folder.toString()));
        assertEquals(1, none.exit(), none::toString);
        assertFalse(Files.exists(folder.resolve("adapted")));
        Command inside = Command.run(List.of(
                "--data",
                folder.resolve("ward").toString(),
                "--out",
                model.getParent().toString(),
                "--adapt",
                model.toString()));
        assertTrue(inside.err().contains("lie in each other"), inside::toString);
        assertTrue(Files.exists(model.resolve("weights.safetensors")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--data d --out o --adapt m --adapt-by magic | --adapt-by needs one of recalibrate, heads, low-rank, shared-low-rank, all, not 'magic'",
                "--data d --out o --adapt-by all | --adapt-by goes with --adapt",
                "--data d --adapt m | --out is missing: where the results go",
                "--out o --adapt m | --adapt goes with",
                "--data d --out o --adapt m --method ogm | --adapt goes with",
                "--data d --out o --adapt m --target t | --adapt goes with",
                "w --out o --adapt m | --adapt goes with",
                "--data d --out o --adapt m --predict m | --predict and --adapt do not go together",
                "--data d --out o --predict m --adapt-by all | --adapt-by goes with --adapt",
                "--data d --predict m | --out is missing: where the results go",
                "--data d --out o --predict m --target t | --predict goes with"
            })
    void aMistakeIsNamed(String line, String message) {
        UsageException mistake = assertThrows(
                UsageException.class, () -> RunLine.parse(line.trim().split(" ")));
        assertTrue(mistake.getMessage().startsWith(message), mistake.getMessage());
    }
}
