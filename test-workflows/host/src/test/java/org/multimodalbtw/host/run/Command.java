package org.multimodalbtw.host.run;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The command as a person sees it: what it prints and its exit code. */
record Command(int exit, String out, String err) {

    static Command run(List<String> arguments, String... more) {
        PortTypes.register();
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        RunCommand command = new RunCommand(
                new PlainDisplay(new PrintStream(out, true, StandardCharsets.UTF_8)),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = command.run(all.toArray(String[]::new));
        return new Command(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "exit code " + exit + "\n--- out\n" + out + "--- err\n" + err;
    }
}
