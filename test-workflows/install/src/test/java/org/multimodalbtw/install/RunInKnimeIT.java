package org.multimodalbtw.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script that runs workflows in KNIME, with a launcher in KNIME's place that writes down how it is called. */
class RunInKnimeIT {

    private static final String ROW = "org.knime.core.data.container.BufferedTableBackend";
    private static final String COLUMNAR = "org.knime.core.data.columnar.ColumnarTableBackend";

    /** Saves a workflow as KNIME does: the back end is named unless it is the row back end, and each table says its kind. */
    private static final String LAUNCHER =
            """
            #!/usr/bin/env bash
            here="$(dirname "$0")"
            printf '%s\\n' "$*" >> "$here/calls"
            columnar=org.knime.core.data.columnar
            case "$*" in
                *p2.director*) [[ $MODE != not-installed ]] || exit 13; exit 0 ;;
                *"-Dknime.tablebackend=$columnar.ColumnarTableBackend"*force=true*) named=1; tables=1 ;;
                *) named=0; tables=0 ;;
            esac
            case "$MODE" in
                failing) exit 4 ;;
                always-row) named=0; tables=0 ;;
                always-columnar) named=1; tables=1 ;;
                named-only) tables=0 ;;
                tables-only) tables=1 ;;
            esac
            for argument; do
                [[ $argument != -workflowDir=* ]] || workflow="${argument#-workflowDir=}"
            done
            table='<entry key="table_type" type="xstring" value="container_table"/>'
            if [[ $tables == 1 ]]; then
                table="<entry key=\\"table_implementation\\" type=\\"xstring\\" value=\\"$columnar.table.Table\\"/>"
            fi
            backend=""
            if [[ $named == 1 ]]; then
                backend='<config key="tableBackend">
                    <entry key="class" type="xstring" value="'$columnar'.ColumnarTableBackend"/>
                    <entry key="bundle" type="xstring" value="'$columnar'"/>
                </config>'
            fi
            printf '<config>\\n%s\\n</config>\\n' "$backend" > "$workflow/workflow.knime"
            if [[ $MODE == no-workflow ]]; then rm "$workflow/workflow.knime"; fi
            if [[ $MODE != no-table ]]; then
                mkdir -p "$workflow/Reader (#1)/port_1"
                printf '%s\\n' "$table" > "$workflow/Reader (#1)/port_1/data.xml"
            fi
            """;

    private final Project project = Project.fromProperties();

    @TempDir
    Path work;

    /** What the script printed, and its exit code. */
    private record Run(int result, String out, String err) {}

    @BeforeEach
    void knime() throws IOException {
        Path launcher = Files.writeString(
                Files.createDirectory(work.resolve("knime dir")).resolve("knime"), LAUNCHER);
        assertTrue(launcher.toFile().setExecutable(true));
        Files.writeString(Files.createDirectory(work.resolve("my workflow")).resolve("workflow.knime"), "<config/>");
    }

    @Test
    void eachWorkflowIsExecutedOnBothBackEnds() throws Exception {
        Run run = run("good");
        assertEquals(0, run.result(), run::toString);
        assertEquals(
                List.of(
                        "executed: my workflow on BufferedTableBackend",
                        "executed: my workflow on ColumnarTableBackend"),
                run.out().lines().toList());
        assertEquals("", run.err());
        assertEquals("<config/>", Files.readString(work.resolve("my workflow").resolve("workflow.knime")));

        List<String> calls = Files.readAllLines(work.resolve("knime dir").resolve("calls"));
        assertEquals(3, calls.size(), calls::toString);
        assertEquals(
                "-nosplash -consoleLog -application org.eclipse.equinox.p2.director -repository file:"
                        + project.updateSite() + " -installIU org.multimodalbtw.feature.feature.group",
                calls.get(0));
        for (int index = 1; index < 3; index++) {
            assertEquals(
                    "-nosplash -consoleLog -application org.knime.product.KNIME_BATCH_APPLICATION -data TEMP/workspace "
                            + "-workflowDir=TEMP/workflow -reset -failonloaderror --launcher.appendVmargs -vmargs "
                            + "-Djava.awt.headless=true -Dknime.tablebackend=" + (index == 1 ? ROW : COLUMNAR)
                            + " -Dknime.tablebackend.force=true",
                    calls.get(index).replaceAll("[^ =]*/(workspace|workflow)\\b", "TEMP/$1"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "failing | BufferedTableBackend | KNIME ended with 4.",
                "failing | ColumnarTableBackend | KNIME ended with 4.",
                "no-workflow | BufferedTableBackend | KNIME saved no workflow.",
                "no-table | ColumnarTableBackend | KNIME saved no table, so that nothing shows which back end was used.",
                "always-row | ColumnarTableBackend | it was executed on " + ROW
                        + ": look for 'table' in KNIME's log above for the reason.",
                "always-columnar | BufferedTableBackend | it was executed on " + COLUMNAR
                        + ": look for 'table' in KNIME's log above for the reason.",
                "named-only | ColumnarTableBackend | none of the 1 tables that KNIME saved is a columnar one.",
                "tables-only | BufferedTableBackend | 1 of the 1 tables that KNIME saved are columnar ones."
            })
    void aBackEndThatWasNotUsedIsAFailure(String mode, String backEnd, String why) throws Exception {
        Run run = run(mode);
        assertEquals(1, run.result(), run::toString);
        assertTrue(
                run.err().lines().toList().contains("FAILED: my workflow on " + backEnd + ": " + why), run::toString);
        assertFalse(run.out().contains("executed: my workflow on " + backEnd), run::toString);
    }

    @Test
    void anExtensionThatCannotBeInstalledIsAFailure() throws Exception {
        Run run = run("not-installed");
        assertEquals(1, run.result(), run::toString);
        assertTrue(
                run.err().startsWith("The extension could not be installed into " + work.resolve("knime dir")),
                run::toString);
        assertEquals("", run.out());
    }

    @Test
    void whatIsNoKnimeOrNoWorkflowIsSaid() throws Exception {
        Run noKnime = run("good", work.toString());
        assertEquals(2, noKnime.result(), noKnime::toString);
        assertTrue(noKnime.err().startsWith("There is no launcher " + work.resolve("knime") + "."), noKnime::toString);
        Run noWorkflow = run("good", work.resolve("knime dir").toString(), work.toString());
        assertEquals(2, noWorkflow.result(), noWorkflow::toString);
        assertTrue(noWorkflow.err().contains("is no workflow"), noWorkflow::toString);
    }

    private Run run(String mode) throws Exception {
        return run(
                mode,
                work.resolve("knime dir").toString(),
                work.resolve("my workflow").toString());
    }

    private Run run(String mode, String... arguments) throws Exception {
        Path out = work.resolve("out.txt");
        Path err = work.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        project.root().resolve("test-workflows/run-in-knime").toString())
                .directory(work.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("MODE", mode);
        Process process = builder.start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("The script did not end: " + Files.readString(err));
        }
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
