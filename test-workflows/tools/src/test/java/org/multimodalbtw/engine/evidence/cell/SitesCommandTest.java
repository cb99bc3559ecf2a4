package org.multimodalbtw.engine.evidence.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product that notes what it was asked for, and says of an adaptation what it says. */
class SitesCommandTest {

    private static final String PRODUCT =
            """
            #!/bin/sh
            [ "$1" = --help ] && exit 0
            adapt=""
            while [ $# -gt 0 ]; do
              case $1 in
                --data) data=$2 ;; --out) out=$2 ;; --adapt) adapt=$2 ;; --adapt-by) way=$2 ;; esac
              shift
            done
            mkdir -p "$out"
            if [ -z "$adapt" ]; then
              mkdir "$out/model"
              cp "$data/labels.csv" "$out/model/learnt.csv"
              echo "trained" >> RUNS
              exit
            fi
            test -f "$adapt/learnt.csv" || exit 4
            echo "$way $(grep -c ,train "$data/labels.csv") $(grep -c ,test "$data/labels.csv") $(ls "$data" | tr '\\n' ' ')" >> RUNS
            echo '{"adapted": "died from x. The model is recalibrated, and its networks stay as they were: on 4 held-out rows."}' > "$out/summary.json"
            cat > "$out/adapt-model-comparison.csv" <<END
            RowID,Model,Minus,Rows,Number of rows,Metric,Value,Lower end (95 %),Upper end (95 %),Shows
            Row1,unadapted,,held-out,4,logLoss,9,8,10,
            Row2,unadapted,,test,2,logLoss,0.5,0.4,0.6,
            Row3,unadapted,,test,2,auroc,0.75,0.7,0.8,
            Row4,low-rank,unadapted,test,2,logLoss,-0.125,-0.25,-0.0625,a gain
            Row5,low-rank,unadapted,test,2,auroc,0.03125,-0.01,0.05,no difference is shown
            END
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/small"));
        StringBuilder labels = new StringBuilder("id,label,split\n");
        StringBuilder values = new StringBuilder("id,x,ward\n");
        for (int row = 0; row < 12; row++) {
            labels.append("r%d,%s,%s%n".formatted(row, row % 3 == 0 ? "a" : "b", row < 8 ? "train" : "test"));
            values.append("r%d,%d,%s%n".formatted(row, row, row % 2 == 0 ? "north" : "south"));
        }
        Files.writeString(data.resolve("labels.csv"), labels);
        Files.writeString(data.resolve("values.csv"), values);
        Files.writeString(data.resolve("notes.csv"), "id,y\nr1,2\n");
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                config.resolve("sites.json"),
                "[{\"name\":\"north\",\"folder\":\"small\",\"labels\":\"labels.csv\",\"modalities\":[\"values\",\"notes\"],"
                        + "\"where\":\"values.csv:ward=north\",\"lacking\":[\"notes\"],\"options\":[]}]");
        Path run = Files.createDirectories(folder.resolve("product/test-workflows"))
                .resolve("run");
        Files.writeString(
                run, PRODUCT.replace("RUNS", folder.resolve("runs.txt").toString()));
        assertTrue(run.toFile().setExecutable(true));
    }

    private SmallSet.Said run(String... more) {
        StringWriter text = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of(
                "--data", folder.resolve("data").toString(),
                "--work", folder.resolve("work").toString(),
                "--config", folder.resolve("config").toString(),
                "--product", folder.resolve("product").toString()));
        arguments.addAll(List.of(more));
        int end = SitesCommand.line()
                .setOut(new PrintWriter(text, true))
                .setErr(new PrintWriter(text, true))
                .execute(arguments.toArray(String[]::new));
        return new SmallSet.Said(end, text.toString());
    }

    private List<String> runs() throws IOException {
        return Files.readAllLines(folder.resolve("runs.txt"));
    }

    @Test
    void aModelOfTheOthersIsAdaptedInEachWayAndTestedOnTheRestOfTheSite() throws IOException {
        SmallSet.Said said = run("--patients", "4");
        assertEquals(0, said.end(), said::text);
        assertEquals(
                List.of(
                        "trained",
                        "recalibrate 4 2 labels.csv values.csv ",
                        "heads 4 2 labels.csv values.csv ",
                        "low-rank 4 2 labels.csv values.csv ",
                        "shared-low-rank 4 2 labels.csv values.csv ",
                        "all 4 2 labels.csv values.csv "),
                runs());
        assertTrue(
                said.text()
                        .contains(
                                "| north | 4 | 1 | 0.500, 0.750 | - * | - | -0.125 (-0.250 to -0.063), AUROC +0.031 | - | - |"),
                said::text);
        Path learnt;
        try (var files = Files.walk(folder.resolve("work"))) {
            learnt = files.filter(file -> file.endsWith("learnt.csv"))
                    .findFirst()
                    .orElseThrow();
        }
        assertEquals(
                List.of("r1", "r3", "r5", "r7", "r9", "r11"),
                Files.readAllLines(learnt).stream()
                        .skip(1)
                        .map(line -> line.split(",")[0])
                        .toList());
    }

    @Test
    void whatIsThereIsNotRunAgain() throws IOException {
        run("--patients", "4");
        SmallSet.Said again = run("--patients", "4");
        assertEquals(6, runs().size());
        assertTrue(again.text().contains("| north | 4 | 1 | 0.500, 0.750 | - * | - | -0.125"), again::text);
        run("--patients", "3");
        // the model is the same
        assertEquals(11, runs().size());
        assertEquals(1, runs().stream().filter("trained"::equals).count());
    }

    @Test
    void anotherMachineGoesOnFromWhatWasKeptAndSaysOfWhichProgramItIs() throws IOException {
        Path kept = folder.resolve("given/sites.jsonl");
        String first = run("--patients", "4", "--kept", kept.toString()).text();
        assertEquals(6, runs().size());
        Files.move(folder.resolve("work"), folder.resolve("lost"));
        assertEquals(first, run("--patients", "4", "--kept", kept.toString()).text());
        assertEquals(6, runs().size());
        assertFalse(Files.readString(kept).contains("r1"));

        Files.createDirectories(folder.resolve("product/nodes/target/classes"));
        Files.writeString(folder.resolve("product/nodes/target/classes/New.class"), "another program");
        String stale = run("--patients", "4", "--kept", kept.toString()).text();
        assertEquals(6, runs().size());
        assertTrue(stale.startsWith(first), stale);
        assertTrue(stale.contains("5 adaptations are of another program ("), stale);
        run("--patients", "4", "--kept", kept.toString(), "--renew");
        assertEquals(12, runs().size());
        String renewed = run("--patients", "4", "--kept", kept.toString()).text();
        assertEquals(first, renewed);
        assertEquals(12, runs().size());
    }

    @Test
    void ofSeveralSeedsTheMeanIsToldAndHowOftenItWasKept() throws IOException {
        String text = run("--patients", "4", "--seeds", "2").text();
        assertTrue(
                text.endsWith("| north | 4 | 2 | 0.500, 0.750 | - | - | -0.125 (-0.125 to -0.125) | - | - |\n"), text);
        assertFalse(run("--patients", "4").text().contains("| seeds |"));
    }

    @Test
    void aDamagedLineOfWhatWasKeptIsNamed() throws IOException {
        Path kept = folder.resolve("sites.jsonl");
        Files.writeString(kept, "{\"key\":");
        SmallSet.Said said = run("--patients", "4", "--kept", kept.toString());
        assertEquals(1, said.end());
        assertTrue(said.text().contains("A line of " + kept + " cannot be read"), said::text);
    }

    @Test
    void aSiteWithTooFewRowsAndAnUnknownOneAreNamed() {
        SmallSet.Said few = run("--patients", "6");
        assertEquals(1, few.end(), few::text);
        assertTrue(few.text().contains("'north' has 6 rows with values.csv:ward=north"), few::text);
        assertTrue(run("--sites", "west").text().contains("There is none of the sites west. There are north."));
    }

    @Test
    void theListIsRead() throws IOException {
        Site[] sites = new ObjectMapper()
                .readValue(Path.of("..", "peers", "sites.json").toFile(), Site[].class);
        assertEquals(8, sites.length);
    }
}
