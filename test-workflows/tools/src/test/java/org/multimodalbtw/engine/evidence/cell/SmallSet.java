package org.multimodalbtw.engine.evidence.cell;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A set of twelve rows, two classes, and a peer that says of every row how frequent each class is among the rows that it learns from.
 *
 * @param folder where all of it is
 */
record SmallSet(Path folder) {

    /** A shell program: {@code --more X} adds X to the first probability, {@code --fail} ends it with 3, {@code --count FILE} notes that it ran. */
    private static final String PEER =
            """
            more=0
            while [ $# -gt 0 ]; do
              case $1 in
                --data) data=$2 ;; --out) out=$2 ;; --more) more=$2 ;; --count) echo ran >> "$2" ;; --fail) exit 3 ;; esac
              shift
            done
            awk -F, -v more="$more" '
              NR > 1 && $3 != "test" { count[$2]++; all++ }
              NR > 1 && $3 == "test" { test[$1] }
              END {
                p = count["a"] / all + more
                printf "{\\"classes\\":[\\"a\\",\\"b\\"],\\"models\\":[{\\"name\\":\\"frequency\\",\\"heldOut\\":0.7,\\"seconds\\":0.01,\\"predictions\\":{"
                for (row in test) printf "%s\\"%s\\":[%s,%s]", (n++ ? "," : ""), row, p, 1 - p
                print "}}]}"
              }' "$data/labels.csv" > "$out"
            """;

    static SmallSet in(Path folder) throws IOException {
        SmallSet set = new SmallSet(folder);
        Path data = Files.createDirectories(folder.resolve("data/small"));
        StringBuilder labels = new StringBuilder("id,label,split\n");
        StringBuilder values = new StringBuilder("id,x\n");
        for (int row = 0; row < 12; row++) {
            labels.append("r%d,%s,%s%n".formatted(row, row % 3 == 0 ? "a" : "b", row < 8 ? "train" : "test"));
            values.append("r%d,%d%n".formatted(row, row));
        }
        Files.writeString(data.resolve("labels.csv"), labels);
        Files.writeString(data.resolve("values.csv"), values);
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                config.resolve("sets.json"),
                "[{\"name\":\"small\",\"folder\":\"small\",\"labels\":\"labels.csv\",\"modalities\":[\"values\"],\"group\":\"\",\"repeats\":true}]");
        Files.writeString(config.resolve("frequency.sh"), PEER);
        Path run = Files.createDirectories(folder.resolve("product/test-workflows"))
                .resolve("run");
        Files.writeString(run, "#!/bin/sh\n");
        if (!run.toFile().setExecutable(true)) {
            throw new IOException(run + " cannot be made a program");
        }
        set.methods("first", "");
        return set;
    }

    /** Two methods: the named one, and another that is surer of the first class. */
    void methods(String name, String options) throws IOException {
        String line = "{\"name\":\"%s\",\"runs\":\"frequency.sh\",\"options\":[%s]}";
        Files.writeString(
                folder.resolve("config/methods.json"),
                "[" + line.formatted(name, "\"--count\",\"" + runs() + "\"" + options) + ","
                        + line.formatted("other", "\"--more\",\"0.1\"") + "]");
    }

    /** Where the first method notes that it ran. */
    Path runs() {
        return folder.resolve("runs.txt");
    }

    long count() throws IOException {
        return Files.exists(runs()) ? Files.readAllLines(runs()).size() : 0;
    }

    /** All files of cells, by name. */
    List<Path> cells() throws IOException {
        try (var files = Files.walk(folder.resolve("work/cells"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** What a run said. */
    record Said(int end, String text) {}

    Said run(String... more) {
        StringWriter text = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of(
                "--data", folder.resolve("data").toString(),
                "--work", folder.resolve("work").toString(),
                "--config", folder.resolve("config").toString(),
                "--product", folder.resolve("product").toString(),
                "--python", "/bin/sh"));
        arguments.addAll(List.of(more));
        int end = CellsCommand.line()
                .setOut(new PrintWriter(text, true))
                .setErr(new PrintWriter(text, true))
                .execute(arguments.toArray(String[]::new));
        return new Said(end, text.toString());
    }
}
