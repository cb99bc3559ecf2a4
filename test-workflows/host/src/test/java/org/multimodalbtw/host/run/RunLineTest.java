package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.cohort.FileKind;
import org.multimodalbtw.engine.method.OfferedMethod;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.host.command.UsageException;

class RunLineTest {

    @Test
    void aWorkflowWithOverridesIsUnderstood() throws UsageException {
        Arguments arguments = run(
                "my workflow", "--out", "results", "--set", "BTW Learner/epochs=3", "--set=Cohort Reader/folder=a=b");
        assertEquals(Optional.of(Path.of("my workflow")), arguments.workflow());
        assertTrue(arguments.cohort().isEmpty());
        assertEquals(Path.of("results"), arguments.out());
        assertEquals(List.of("BTW Learner/epochs=3", "Cohort Reader/folder=a=b"), arguments.overrides());
        assertEquals(1, arguments.seeds());
    }

    @Test
    void aFolderOfDataIsUnderstood() throws UsageException {
        Arguments arguments = run(
                "--data=cohort", "--modalities", "labs, imaging", "--target", "stay", "--seeds", "5", "--out=results");
        assertTrue(arguments.workflow().isEmpty());
        assertEquals(
                new Arguments.Cohort(
                        Path.of("cohort"),
                        List.of("labs", "imaging"),
                        new Outcome("labels", "stay", Optional.empty()),
                        Map.of(),
                        Map.of(),
                        Decision.NONE,
                        false,
                        false),
                arguments.cohort().orElseThrow());
        assertEquals(5, arguments.seeds());
    }

    @Test
    void aCheckNeedsAFolderOfDataAndHasNoResults() throws UsageException {
        Request.Check check = assertInstanceOf(
                Request.Check.class,
                RunLine.parse("--check", "--data", "cohort", "--encoder", "notes=text", "--target", "died"));
        assertEquals(Map.of("notes", FileKind.TEXT), check.cohort().encoders());
        assertEquals("died", check.cohort().target());
        for (List<String> misuse : List.of(
                List.of("--check"),
                List.of("--check", "workflow"),
                List.of("--check", "--data", "cohort", "--out", "results"),
                List.of("--check", "--data", "cohort", "--report"),
                List.of("--check", "--data", "cohort", "--examples", "folder"))) {
            assertThrows(UsageException.class, () -> RunLine.parse(misuse.toArray(String[]::new)), misuse::toString);
        }
    }

    @Test
    void aNetworkIsPretrainedWhereThatIsAskedFor() throws UsageException {
        assertTrue(run("--data", "cohort", "--out", "results", "--pretrain")
                .cohort()
                .orElseThrow()
                .pretrain());
        assertFalse(run("--data", "cohort", "--out", "results")
                .cohort()
                .orElseThrow()
                .pretrain());
        assertEquals(
                List.of(),
                run("--data", "cohort", "--pretrain", "--out", "results").overrides());
        assertEquals(
                List.of("Multimodal Pretrainer/objective=RECONSTRUCTION"),
                run("--data", "cohort", "--out", "results", "--pretrain", "reconstruction")
                        .overrides());
    }

    @ParameterizedTest
    @CsvSource({
        "sensitivity>=0.8, SENSITIVITY, alarmSensitivity, 0.8",
        "alarms <= 20, ALARMS, alarmsIn100, 20",
        "cost=9, COST, alarmCost, 9",
        ".3, VALUE, alarmThreshold, .3"
    })
    void anAlarmIsUnderstood(String text, String way, String parameter, String value) throws UsageException {
        Decision decision = decision("--alarm", text);
        assertEquals(Map.of("alarmAt", way, parameter, value), decision.learner());
    }

    @Test
    void theEventIsASettingOfTheLearner() throws UsageException {
        assertEquals(
                Map.of("eventOfDecisions", "alive"),
                decision("--event", "alive").learner());
        assertEquals(
                Map.of("eventOfDecisions", "alive", "alarmAt", "VALUE", "alarmThreshold", "0.3"),
                decision("--event", "alive", "--alarm", "0.3").learner());
        assertThrows(UsageException.class, () -> decision("--event", " "));
        assertThrows(UsageException.class, () -> RunLine.parse("workflow", "--out", "results", "--event", "alive"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"often", "sensitivity>=", "sensitivity>=most", "alarms<=-1", "cost=0", "NaN"})
    void anAlarmThatSaysNothingIsRefused(String text) {
        UsageException refused = assertThrows(UsageException.class, () -> decision("--alarm", text));
        assertTrue(refused.getMessage().contains("sensitivity>=0.8"), refused.getMessage());
    }

    @Test
    void columnsToCompareWithAndToTellApartByMayBeSeveral() throws UsageException {
        Decision decision =
                decision("--compare", "SOFA", "--subgroup", "sex", "--compare", "SAPS", "--subgroup", "age");
        assertEquals(new Decision(Map.of(), List.of("SOFA", "SAPS"), List.of("sex", "age")), decision);
        assertThrows(UsageException.class, () -> decision("--compare", "SOFA,SAPS"));
        assertThrows(UsageException.class, () -> RunLine.parse("workflow", "--out", "results", "--alarm", "0.3"));
    }

    private static Decision decision(String... options) throws UsageException {
        List<String> line = new ArrayList<>(List.of("--data", "cohort", "--out", "results"));
        line.addAll(List.of(options));
        return ((Arguments) RunLine.parse(line.toArray(String[]::new)))
                .cohort()
                .orElseThrow()
                .decision();
    }

    @Test
    void explanationsAreAskedForOfDataAlone() throws UsageException {
        assertTrue(run("--data=cohort", "--out=results", "--explain")
                .cohort()
                .orElseThrow()
                .explain());
        assertThrows(UsageException.class, () -> run("workflow", "--out=results", "--explain"));
    }

    @Test
    void aReportIsWrittenOnlyWhereItIsAskedForOfData() throws UsageException {
        assertTrue(run("--data", "cohort", "--out", "results", "--report").report());
        assertFalse(run("--data", "cohort", "--out", "results").report());
        UsageException misuse =
                assertThrows(UsageException.class, () -> run("workflow", "--out", "results", "--report"));
        assertTrue(misuse.getMessage().startsWith("--report goes with --data"), misuse.getMessage());
    }

    @Test
    void whatIsSaidOfFilesAndColumnsIsUnderstood() throws UsageException {
        Arguments.Cohort cohort = run(
                        "--data=cohort",
                        "--out=results",
                        "--labels=outcomes.tsv.gz",
                        "--group=patient",
                        "--column",
                        "labs/ward a=b=category",
                        "--column=labs/crp=unused",
                        "--encoder",
                        "notes=text")
                .cohort()
                .orElseThrow();
        assertEquals("outcomes", cohort.labels());
        assertEquals(Optional.of("patient"), cohort.group());
        assertEquals(Map.of("labs/ward a=b", Choice.CATEGORY, "labs/crp", Choice.UNUSED), cohort.columns());
        assertEquals(Map.of("notes", FileKind.TEXT), cohort.encoders());
    }

    @Test
    void theTargetIsTheColumnLabelUnlessSaidOtherwise() throws UsageException {
        assertEquals(
                "label", run("--data", "d", "--out", "o").cohort().orElseThrow().target());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--out o | Give a workflow directory, or a folder with --data",
                "w | --out is missing: where the results go",
                "w v --out o | There are two workflow directories: w and v",
                "w --data d --out o | Give a workflow directory or --data, not both",
                "w --out | --out needs a value",
                "w --out --seeds 2 | --out needs a value",
                "w --out o --out p | --out is given twice",
                "w --out o --seed 2 | There is no option --seed (did you mean --set or --seeds?)",
                "w --out o --xyz | There is no option --xyz",
                "w --out o --list-methods | --list-methods stands alone",
                "w --out o --method ogm --method ogm-ge | --method ogm and --method ogm-ge do not go together: both are for one purpose, 'Balance modalities'",
                "w --out o --method | --method needs a value",
                "--examples e --method ogm | --examples DIR stands alone",
                "w --out o --examples e | --examples DIR stands alone",
                "--examples e --set a/b=c | --examples DIR stands alone",
                "--examples | --examples needs a value",
                "w --out o --seeds 0 | --seeds needs a whole number from 1 to 1000, not '0'",
                "w --out o --seeds many | --seeds needs a whole number from 1 to 1000, not 'many'",
                "w --out o --target t | --modalities, --labels, --target, --group, --column, --encoder, --event, --alarm, --compare, --subgroup, --explain and --pretrain go with --data; change a workflow's nodes with --set",
                "w --out o --pretrain | --modalities, --labels, --target, --group, --column, --encoder, --event, --alarm, --compare, --subgroup, --explain and --pretrain go with --data; change a workflow's nodes with --set",
                "--data d --out o --pretrain=magic | --pretrain needs one of consistency: each modality agrees with all of them together (UmURL-style); reconstruction: hidden values are told from the others, and then each modality finds its row by the others (MoCa-style), not 'magic'",
                "w --out o --group g | --modalities, --labels, --target, --group, --column, --encoder, --event, --alarm, --compare, --subgroup, --explain and --pretrain go with --data; change a workflow's nodes with --set",
                "--examples e --column a/b=number | --examples DIR stands alone",
                "--data d --out o --group g --group h | --group is given twice",
                "--data d --out o --column ward=category | --column needs 'FILE/COLUMN=' and one of number, 'number without zero', category, codes, 'two numbers', 'days since COLUMN or DATE', date, 'day first', 'month first', unused, not 'ward=category'",
                "--data d --out o --column a/b=thing | --column needs 'FILE/COLUMN=' and one of number, 'number without zero', category, codes, 'two numbers', 'days since COLUMN or DATE', date, 'day first', 'month first', unused, not 'a/b=thing'",
                "--data d --out o --encoder notes=words | --encoder needs FILE=table, text, images or series, not 'notes=words'",
                "--data d --out o --encoder --column | --encoder needs a value",
                "w --out o --set epochs=3 | --set needs 'Node name/parameter=value', not 'epochs=3'",
                "w --out o --set Learner/=3 | --set needs 'Node name/parameter=value', not 'Learner/=3'",
                "--data d --out o --modalities a,,b | --modalities has an empty name: 'a,,b'",
                "--data d --out o --modalities a,a | --modalities names 'a' twice"
            })
    void aMistakeIsNamed(String line, String message) {
        assertEquals(
                message,
                assertThrows(UsageException.class, () -> RunLine.parse(line.split(" ")))
                        .getMessage());
    }

    @Test
    void theFolderForExamplesIsUnderstood() throws UsageException {
        assertEquals(new Request.Examples(Path.of("e")), RunLine.parse("--examples", "e"));
    }

    @Test
    void aValueMayBeginWithAnAtSign() throws UsageException {
        assertEquals(Optional.of(Path.of("@w")), run("@w", "--out", "o").workflow());
    }

    @Test
    void methodsAreChosenByNameBeforeWhatIsSet() throws UsageException {
        Arguments arguments =
                run("--data=cohort", "--out=results", "--set", "BTW Learner/epochs=3", "--method", "ogm-ge");
        assertEquals(List.of("BTW Learner/modalityBalance=ogm-ge", "BTW Learner/epochs=3"), arguments.overrides());
    }

    @Test
    void anUnknownMethodIsNamedWithThoseThatThereAre() {
        UsageException refused =
                assertThrows(UsageException.class, () -> RunLine.parse("w", "--out", "o", "--method", "ogg"));
        assertTrue(
                refused.getMessage().startsWith("There is no training method 'ogg'. Choose one of ogm, ogm-ge"),
                refused.getMessage());
    }

    @Test
    void methodsAreListedALineEach() {
        List<String> said = new ArrayList<>();
        Request request = RunLine.read(said::add, System.err, "--list-methods");
        assertEquals(new Request.Answered(0), request);
        List<String> lines = said.get(0).lines().toList();
        assertEquals(OfferedMethods.ALL.size(), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            OfferedMethod method = OfferedMethods.ALL.get(i);
            assertTrue(
                    lines.get(i).startsWith(method.name() + " ") && lines.get(i).endsWith(method.does()));
        }
    }

    private static Arguments run(String... arguments) throws UsageException {
        return assertInstanceOf(Arguments.class, RunLine.parse(arguments));
    }
}
